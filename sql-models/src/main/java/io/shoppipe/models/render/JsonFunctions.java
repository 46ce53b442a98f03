package io.shoppipe.models.render;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.Signature;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** {@code tojson}, {@code fromjson} and {@code local_md5}. */
final class JsonFunctions {
  static final PythonCallable TO_JSON = JsonFunctions::toJson;
  static final PythonCallable FROM_JSON = JsonFunctions::fromJson;
  static final PythonCallable MD5 = JsonFunctions::md5;

  private static final Signature TO = Signature.of("tojson", "value", "default?", "sort_keys?");
  private static final Signature FROM = Signature.of("fromjson", "string", "default?");
  private static final Signature HASH = Signature.of("local_md5", "value");
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.USE_LONG_FOR_INTS);

  private JsonFunctions() {}

  private static @Nullable Object toJson(Arguments arguments) {
    Bound bound = arguments.bind(TO);
    try {
      return MAPPER.writeValueAsString(bound.at(0));
    } catch (JsonProcessingException notJson) {
      return bound.at(1);
    }
  }

  private static @Nullable Object fromJson(Arguments arguments) {
    Bound bound = arguments.bind(FROM);
    try {
      return MAPPER.readValue(bound.text(0), Object.class);
    } catch (JsonProcessingException notJson) {
      return bound.at(1);
    }
  }

  private static String md5(Arguments arguments) {
    try {
      byte[] bytes = arguments.bind(HASH).text(0).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(bytes));
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("this JDK has no MD5", missing);
    }
  }
}
