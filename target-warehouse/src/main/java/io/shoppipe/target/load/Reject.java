package io.shoppipe.target.load;

/**
 * A record that was refused: the line it stood in, the field (empty: the record as a whole), why,
 * and the record's JSON with its secrets masked.
 */
public record Reject(long line, String field, String reason, String record) {}
