package io.shoppipe.e2e.googlesql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.regex.Pattern;

/** What is left of a script behind a statement. */
final class Rest {
  private static final Pattern NOTHING =
      Pattern.compile("(?:\\s|;|--[^\\n]*+|#[^\\n]*+|/\\*(?s:.*?)\\*/)*+");

  private final byte[] script;

  Rest(String script) {
    this.script = script.getBytes(UTF_8);
  }

  /** Whether only comments follow. */
  boolean isBlankFrom(int place) {
    return NOTHING.matcher(new String(script, place, script.length - place, UTF_8)).matches();
  }
}
