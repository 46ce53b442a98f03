package io.shoppipe.warehouse.api;

/**
 * What a warehouse can and can't hold. {@code maxIdentifierBytes}: UTF-8 bytes of a name; {@code
 * caseSensitiveNames}: whether {@code a} and {@code A} are two columns; {@code nulCharacter}:
 * whether text may hold U+0000; {@code numericScale}: how many digits after the point a NUMERIC
 * without declared precision keeps.
 */
public record Capabilities(
    int maxIdentifierBytes, boolean caseSensitiveNames, boolean nulCharacter, int numericScale) {}
