package io.shoppipe.models.render;

/** A node's SQL, ready to run (ephemeral models are in it as CTEs), and what its templates see. */
public record Compiled(String sql, NodeScope scope) {}
