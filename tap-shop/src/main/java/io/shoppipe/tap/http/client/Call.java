package io.shoppipe.tap.http.client;

import io.shoppipe.singer.error.Secrets;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A request as it is meant, before it is logged in. {@code trusted}: its address is the user's own
 * or of the same origin, so that credentials may go there; {@code meter} measures it, if anything
 * does.
 */
public record Call(
    String method,
    URI address,
    Map<String, String> headers,
    Optional<String> body,
    boolean trusted,
    Optional<Meter> meter) {
  public Call {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  /** One that is not measured. */
  public Call(
      String method,
      URI address,
      Map<String, String> headers,
      Optional<String> body,
      boolean trusted) {
    this(method, address, headers, body, trusted, Optional.empty());
  }

  /** A request without headers of its own and without a body. */
  public static Call get(URI address) {
    return new Call("GET", address, Map.of(), Optional.empty(), true);
  }

  /** The same to another place; trusted only if this one is and the origin stays. */
  Call movedTo(URI other, boolean asGet) {
    return new Call(
        asGet ? "GET" : method,
        other,
        headers,
        asGet ? Optional.empty() : body,
        trusted && sameOrigin(address, other),
        meter);
  }

  Call at(URI other) {
    return new Call(method, other, headers, body, trusted, meter);
  }

  /** The same with one more header. */
  public Call with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Call(method, address, more, body, trusted, meter);
  }

  /** The same, measured. */
  public Call measured(Meter by) {
    return new Call(method, address, headers, body, trusted, Optional.of(by));
  }

  /** Whether scheme, host and port are the same. */
  public static boolean sameOrigin(URI one, URI other) {
    return String.valueOf(one.getScheme()).equalsIgnoreCase(other.getScheme())
        && String.valueOf(one.getHost()).equalsIgnoreCase(other.getHost())
        && port(one) == port(other);
  }

  private static int port(URI address) {
    return address.getPort() >= 0
        ? address.getPort()
        : "https".equalsIgnoreCase(address.getScheme()) ? 443 : 80;
  }

  /** Method and address for messages, without secrets. */
  public String shown() {
    return method + " " + Secrets.mask(address.toString());
  }
}
