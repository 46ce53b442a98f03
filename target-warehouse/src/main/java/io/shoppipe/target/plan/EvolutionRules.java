package io.shoppipe.target.plan;

/** How tables may change. {@code rebuildKeys}: a changed key is made the table's. */
public record EvolutionRules(TypeConflict onTypeConflict, boolean rebuildKeys) {}
