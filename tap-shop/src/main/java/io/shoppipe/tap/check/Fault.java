package io.shoppipe.tap.check;

/**
 * What of a record breaks its schema: the field, with a dot between the levels, empty for the
 * record itself, and what is wrong with it.
 */
public record Fault(String field, String reason) {}
