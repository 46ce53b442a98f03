package io.shoppipe.tap.settings;

import java.time.Duration;

/** After how many records, or which time at most, a STATE is sent if it has changed. */
public record StateInterval(long records, Duration time) {}
