package io.shoppipe.tap.sync;

import java.time.Instant;
import java.util.Optional;

/** When the run began, and the least date-time that is read where there is no bookmark. */
record Beginning(Instant runStart, Optional<Instant> startDate) {}
