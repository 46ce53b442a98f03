package io.shoppipe.target.fuzz;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What Jackson reads in a line, in which broken UTF-8 is replaced first. */
final class Jackson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxStringLength(Integer.MAX_VALUE)
                          .maxNumberLength(Integer.MAX_VALUE)
                          .maxNestingDepth(2_000)
                          .build())
                  .build())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  /** A pair of surrogates, half of one, any other escape. */
  private static final Pattern ESCAPES =
      Pattern.compile(
          "\\\\u[dD][89abAB][0-9a-fA-F]{2}\\\\u[dD][c-fC-F][0-9a-fA-F]{2}"
              + "|(\\\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\\\.");

  private static final String HALF = Matcher.quoteReplacement("\\ufffd");

  private Jackson() {}

  /** The document of a line by its number; none also where broken UTF-8 is in no RECORD. */
  static Optional<JsonNode> asItCame(byte[] input, long number) {
    int start = 0;
    for (long line = 1; line < number; line++) {
      start = lineEnd(input, start) + 1;
    }
    int end = lineEnd(input, start);
    Optional<JsonNode> document = line(input, start, end);
    String text = new String(input, start, end - start, StandardCharsets.UTF_8);
    boolean repaired = text.contains("\uFFFD");
    return document.filter(message -> !repaired || isRecord(message));
  }

  private static boolean isRecord(JsonNode message) {
    return message.path("type").asText().equalsIgnoreCase("RECORD");
  }

  static int lineEnd(byte[] input, int start) {
    int end = start;
    while (end < input.length && input[end] != '\n') {
      end++;
    }
    return end;
  }

  /** The line's document; none where it is not one. */
  static Optional<JsonNode> line(byte[] input, int start, int end) {
    return document(new String(input, start, end - start, StandardCharsets.UTF_8));
  }

  /** Whether a line, whose bytes are the chars of ISO 8859-1, is one. */
  static boolean isDocument(String line) {
    byte[] bytes = line.getBytes(StandardCharsets.ISO_8859_1);
    return line(bytes, 0, bytes.length).isPresent();
  }

  static Optional<JsonNode> document(String text) {
    return tree(text).or(() -> tree(withoutHalfPairs(text)));
  }

  private static Optional<JsonNode> tree(String text) {
    try {
      return Optional.of(MAPPER.readTree(text)).filter(node -> !node.isMissingNode());
    } catch (JsonProcessingException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Jackson takes no half of a surrogate pair in a member's name. */
  private static String withoutHalfPairs(String text) {
    return ESCAPES
        .matcher(text)
        .replaceAll(
            found -> found.group(1) == null ? Matcher.quoteReplacement(found.group()) : HALF);
  }
}
