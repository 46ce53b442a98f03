package io.shoppipe.target.map;

import org.jspecify.annotations.Nullable;

/**
 * What stands around a record and goes on with it; {@code extractedAt} is JSON, empty for none.
 * {@code where} names the line.
 */
public record RecordEnvelope(
    String where, String stream, @Nullable Long version, String extractedAt) {}
