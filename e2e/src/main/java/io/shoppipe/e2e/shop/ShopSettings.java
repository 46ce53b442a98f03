package io.shoppipe.e2e.shop;

import java.time.Duration;
import java.time.InstantSource;

/**
 * How the local server behaves: {@code port} 0 takes a free one; {@code requestsPerWindow} is
 * dummyjson's rate limit per address; {@code clock} decides the default {@code enddate}, the age of
 * tokens and the rate limit's window.
 */
public record ShopSettings(
    ShopPreset preset, int port, int requestsPerWindow, Duration window, InstantSource clock) {

  /** As the public API: a free port, 100 requests in 10 seconds, the system's clock. */
  public static ShopSettings of(ShopPreset preset) {
    return new ShopSettings(preset, 0, 100, Duration.ofSeconds(10), InstantSource.system());
  }

  /** A copy with this port of 127.0.0.1. */
  public ShopSettings withPort(int newPort) {
    return new ShopSettings(preset, newPort, requestsPerWindow, window, clock);
  }

  /** A copy with another rate limit. */
  public ShopSettings withRateLimit(int requests, Duration newWindow) {
    return new ShopSettings(preset, port, requests, newWindow, clock);
  }

  /** A copy with another clock. */
  public ShopSettings withClock(InstantSource newClock) {
    return new ShopSettings(preset, port, requestsPerWindow, window, newClock);
  }
}
