package io.shoppipe.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoppipe.singer.error.SingerException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A profile's {@code keyfile_json}: a mapping, JSON, or JSON in base64. */
final class KeyJson {
  private static final String PRIVATE = "private_key";

  private KeyJson() {}

  static String of(Map<String, @Nullable Object> settings) {
    Object given = settings.get("keyfile_json");
    if (!(given instanceof Map<?, ?> map)) {
      String text = String.valueOf(given).strip();
      return text.startsWith("{") ? text : decoded(text);
    }
    Map<Object, @Nullable Object> key = new LinkedHashMap<>(map);
    if (key.get(PRIVATE) instanceof String text) {
      key.put(PRIVATE, text.replace("\\n", "\n"));
    }
    try {
      return new ObjectMapper().writeValueAsString(key);
    } catch (JsonProcessingException broken) {
      throw SingerException.config("profiles.yml: keyfile_json is no mapping of texts.");
    }
  }

  private static String decoded(String text) {
    try {
      return new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException noBase64) {
      throw SingerException.config(
          "profiles.yml: keyfile_json is neither a mapping, JSON, nor base64 of JSON.");
    }
  }
}
