package io.shoppipe.target.record;

/**
 * How values are taken that a column can't hold as they are. {@code nulKept}: whether the
 * warehouse's text holds U+0000.
 */
public record ValuePolicy(
    InvalidText invalidText, ExcessPrecision excessPrecision, boolean nulKept) {}
