package io.shoppipe.tap.http;

import com.fasterxml.jackson.core.JsonParser;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Checks that a body is whole, valid JSON, before anything of it is used. */
final class JsonBody {
  private static final int SHOWN = 60;

  private JsonBody() {}

  static byte[] check(byte[] body) {
    String start = start(body);
    if (start.isEmpty()) {
      throw new TransientException("an empty body with status 200");
    }
    if (start.startsWith("<")) {
      throw new TransientException(
          "an HTML page with status 200 in place of JSON (it begins with \"" + start + "\")");
    }
    try (JsonParser json = ExactJson.MAPPER.createParser(body)) {
      for (int values = 0; json.nextToken() != null; ) {
        json.finishToken();
        boolean atRoot = json.getParsingContext().inRoot();
        if (atRoot && ++values > 1) {
          throw new TransientException("more than one JSON value in a body");
        }
      }
      return body;
    } catch (IOException e) {
      throw new TransientException("broken or truncated JSON (it begins with \"" + start + "\")");
    }
  }

  private static String start(byte[] body) {
    String text = new String(body, 0, Math.min(body.length, 4 * SHOWN), StandardCharsets.UTF_8);
    String line = text.strip().replaceAll("\\s+", " ");
    return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
  }
}
