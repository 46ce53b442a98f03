package io.shoppipe.tap.sync;

import java.time.Duration;

/**
 * How an INCREMENTAL stream is read: by which key, in which order of its values; {@code sorted}:
 * its records come in that order; {@code lookback}: how far behind the bookmark it begins.
 */
record Replication(String key, ReplicationOrder order, boolean sorted, Duration lookback) {}
