package io.shoppipe.models.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The text of our own cross-database macros. */
final class BuiltinMacros {
  static final String FILE = "dbt.sql";

  private BuiltinMacros() {}

  static String text() {
    try (InputStream in = BuiltinMacros.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + FILE + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
