package io.shoppipe.singer.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** What is wrong with a JSON text, in words for a user. */
public final class JsonFault {
  /** Places as the parser tells them, its switches for programmers, lines beyond the first. */
  private static final Pattern FOR_PROGRAMMERS =
      Pattern.compile(
          "(?s)\\s*\\((?:for \\w+ starting|start marker) at .*|: enable `.*|, from `[^`]*`|\\R.*|\\.$");

  private JsonFault() {}

  /** The reason without a place and without a full stop. */
  public static String reason(JsonProcessingException fault) {
    String message = fault.getOriginalMessage();
    return message == null ? "unknown" : FOR_PROGRAMMERS.matcher(message).replaceAll("");
  }
}
