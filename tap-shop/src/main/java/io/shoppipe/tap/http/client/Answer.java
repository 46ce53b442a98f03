package io.shoppipe.tap.http.client;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What came back: status 2xx or 304, headers, and the body as it arrives, decoded. {@code address}
 * is where it came from after redirects. {@code sentOn}: parts of the body have been sent on, so
 * that the request must not be repeated.
 */
public record Answer(
    int status, URI address, HttpHeaders headers, InputStream body, AtomicBoolean sentOn) {
  /** Makes something of an answer; called anew for every attempt. */
  @FunctionalInterface
  public interface Reader<T> {
    /**
     * Reads the body to its end.
     *
     * @throws IOException where the body breaks: another attempt may mend that
     * @throws TransientException where it is not what it should be, and another attempt may help
     */
    T read(Answer answer) throws IOException;
  }

  Answer decoded(String encoding) throws IOException {
    return status == 200
        ? new Answer(status, address, headers, Decoding.of(encoding, body), sentOn)
        : this;
  }
}
