package io.shoppipe.store.api;

import java.time.Instant;

/**
 * An object as it was when it was looked at: {@code size} in bytes, {@code etag} changes whenever
 * the content does.
 */
public record StoredObject(Address address, long size, String etag, Instant modified) {}
