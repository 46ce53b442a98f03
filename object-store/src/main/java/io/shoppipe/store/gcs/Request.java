package io.shoppipe.store.gcs;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is asked of a server. */
record Request(String method, URI address, Map<String, String> headers, Optional<Content> content) {
  /** What is sent along; it can be opened anew for each attempt. */
  record Content(String type, long length, Opener opener) {}

  /** Gives the bytes from their beginning. */
  @FunctionalInterface
  interface Opener {
    InputStream open() throws IOException;
  }

  Request {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  static Request get(String address) {
    return new Request("GET", URI.create(address), Map.of(), Optional.empty());
  }

  static Request of(String method, String address, Content content) {
    return new Request(method, URI.create(address), Map.of(), Optional.of(content));
  }

  Request with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Request(method, address, more, content);
  }
}
