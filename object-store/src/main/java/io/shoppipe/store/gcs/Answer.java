package io.shoppipe.store.gcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoppipe.store.remote.Body;
import java.io.IOException;
import java.io.InputStream;

/** What a server said. The body must be read to its end or given up. */
record Answer(int status, Body body) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST = 64 << 20;

  boolean good() {
    return status / 100 == 2;
  }

  /** The whole body as JSON; of one that is none a missing node, if the answer is a refusal. */
  JsonNode json() throws IOException {
    try (InputStream in = body.in()) {
      byte[] bytes = in.readNBytes(LONGEST);
      return JSON.readTree(bytes);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      if (good()) {
        throw e;
      }
      return JSON.missingNode();
    }
  }
}
