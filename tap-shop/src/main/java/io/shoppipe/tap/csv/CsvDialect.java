package io.shoppipe.tap.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.function.Consumer;

/**
 * How a file is cut into rows and cells. {@code quote} and {@code escape} are -1 where there is
 * none; {@code skipLines}: so many lines stand before the header; {@code maxRowBytes}: a row longer
 * than that is taken for one with an open quote.
 */
public record CsvDialect(
    byte delimiter,
    int quote,
    int escape,
    Charset encoding,
    boolean header,
    int skipLines,
    int maxRowBytes) {
  /** Comma, double quote, UTF-8, with a header. */
  public static CsvDialect of(JsonNode files, char delimiter, Consumer<String> problems) {
    return new CsvDialect(
        (byte) character(files, "delimiter", delimiter, problems),
        character(files, "quote", '"', problems),
        character(files, "escape", -1, problems),
        encoding(files.path("encoding").asText("utf-8"), problems),
        files.path("header").asBoolean(true),
        files.path("skip_lines").asInt(0),
        files.path("max_row_bytes").asInt(16 << 20));
  }

  private static int character(
      JsonNode files, String name, int otherwise, Consumer<String> problems) {
    if (!files.has(name)) {
      return otherwise;
    }
    String text = files.path(name).asText();
    if (text.isEmpty() && !name.equals("delimiter")) {
      return -1;
    }
    if (text.length() == 1 && text.charAt(0) < 128 && "\r\n".indexOf(text.charAt(0)) < 0) {
      return text.charAt(0);
    }
    problems.accept(name + " '" + text + "' must be one ASCII character.");
    return otherwise;
  }

  private static Charset encoding(String name, Consumer<String> problems) {
    try {
      return Charset.forName(name);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      problems.accept(
          "encoding '" + name + "' is not known. Write utf-8, utf-16, windows-1252 or the like.");
      return UTF_8;
    }
  }
}
