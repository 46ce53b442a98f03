package io.shoppipe.tap.file;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.api.StoredObject;
import io.shoppipe.tap.file.FileSettings.WaitFor;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits until every file is there and none has changed for a while. Not thread-safe. */
final class Sensor {
  private static final Logger LOG = LoggerFactory.getLogger(Sensor.class);

  /** Lets time pass. */
  @FunctionalInterface
  interface Pause {
    void of(Duration time);
  }

  private final String stream;
  private final FileListing listing;
  private final WaitFor wait;
  private final InstantSource clock;
  private final Pause pause;
  private final Map<StoredObject, Instant> since = new HashMap<>();

  Sensor(String stream, FileListing listing, WaitFor wait, InstantSource clock, Pause pause) {
    this.stream = stream;
    this.listing = listing;
    this.wait = wait;
    this.clock = clock;
    this.pause = pause;
  }

  /** Returns when all are there; what is not after the time-out ends the run. */
  void await() {
    Instant end = clock.instant().plus(wait.timeout());
    String waitsFor = waitsFor();
    while (!waitsFor.isEmpty()) {
      if (!clock.instant().isBefore(end)) {
        throw timedOut(waitsFor);
      }
      LOG.info("{}: waits for {}", stream, waitsFor);
      pause.of(wait.poll());
      waitsFor = waitsFor();
    }
  }

  private String waitsFor() {
    List<PathPattern> missing = listing.missing();
    if (!missing.isEmpty()) {
      return missing.stream().map(PathPattern::toString).collect(Collectors.joining(", "));
    }
    Instant now = clock.instant();
    List<StoredObject> files = listing.files();
    since.keySet().retainAll(files);
    files.forEach(file -> since.putIfAbsent(file, now));
    return files.stream()
        .filter(file -> since.getOrDefault(file, now).plus(wait.stable()).isAfter(now))
        .map(file -> file.address() + " (" + file.size() + " bytes, may still grow)")
        .collect(Collectors.joining(", "));
  }

  private SingerException timedOut(String waitsFor) {
    String around =
        listing.missing().stream()
            .map(listing::around)
            .distinct()
            .map(text -> " " + text)
            .collect(Collectors.joining());
    return SingerException.external(
        "stream '"
            + stream
            + "': waited "
            + wait.timeout().toSeconds()
            + " s for "
            + waitsFor
            + "."
            + around
            + " Run again when it is there, or raise wait_for.timeout_seconds.",
        null);
  }
}
