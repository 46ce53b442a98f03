package io.shoppipe.tap.http.client;

import io.shoppipe.singer.error.SingerException;
import java.net.URI;
import java.util.LinkedHashSet;
import java.util.Set;

/** Follows redirects, a few and never in a circle. Not thread-safe: one for each request. */
final class Redirects {
  private static final int MOST = 5;
  private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

  private final Call first;
  private final Set<String> visited = new LinkedHashSet<>();

  Redirects(Call first) {
    this.first = first;
    visited.add(first.method() + first.address());
  }

  static boolean is(int status) {
    return STATUSES.contains(status);
  }

  /** The request that follows; another origin gets no credentials. */
  Call next(Call call, int status, String location) {
    URI target = target(call, location);
    boolean secure = "https".equalsIgnoreCase(call.address().getScheme());
    if (secure && !"https".equalsIgnoreCase(target.getScheme())) {
      throw refused("leads from https to " + target + ", which anyone can read");
    }
    boolean asGet = status == 303 || (status < 303 && call.method().equals("POST"));
    Call next = call.movedTo(target, asGet);
    if (!visited.add(next.method() + next.address())) {
      throw refused("leads in a circle (back to " + target + ")");
    }
    if (visited.size() > MOST + 1) {
      throw refused("leads on and on (" + MOST + " times, last to " + target + ")");
    }
    return next;
  }

  private URI target(Call call, String location) {
    try {
      URI target = call.address().resolve(location.strip());
      if (target.getHost() != null) {
        return target;
      }
    } catch (IllegalArgumentException e) {
      throw refused("leads to '" + location + "', which is no address");
    }
    throw refused("leads to '" + location + "', which is no address");
  }

  private SingerException refused(String what) {
    return SingerException.external(
        first.shown() + ": a redirect " + what + ". Check source.base_url.", null);
  }
}
