package io.shoppipe.e2e.shop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/**
 * So many requests of one address in a window of time, which begins with its first request;
 * thread-safe.
 */
final class RateLimit {
  private final int requests;
  private final Duration length;
  private final InstantSource clock;
  private final Map<String, Window> windows = new HashMap<>();

  private record Window(Instant end, int count) {}

  RateLimit(int requests, Duration length, InstantSource clock) {
    this.requests = requests;
    this.length = length;
    this.clock = clock;
  }

  /** Counts a request; 0 if it may pass, else the whole seconds until the window ends. */
  synchronized long secondsToWait(String address) {
    Instant now = clock.instant();
    Window window = windows.get(address);
    if (window == null || !now.isBefore(window.end())) {
      window = new Window(now.plus(length), 0);
    }
    windows.put(address, new Window(window.end(), window.count() + 1));
    return window.count() < requests
        ? 0
        : Math.max(1, (Duration.between(now, window.end()).toMillis() + 999) / 1000);
  }
}
