package io.shoppipe.tap.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What tells one page's request from another's: values of parameters (names that begin with {@code
 * /} are JSON Pointers into the body), or the whole address. {@code mark} names it in messages and
 * tells whether it came before.
 */
record Step(Map<String, JsonNode> values, Optional<URI> address, String mark) {
  Step {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  static Step of(Map<String, JsonNode> values, String mark) {
    return new Step(values, Optional.empty(), mark);
  }
}
