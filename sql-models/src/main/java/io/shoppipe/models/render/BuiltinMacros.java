package io.shoppipe.models.render;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The text of our own cross-database macros. */
final class BuiltinMacros {
  static final List<String> FILES =
      List.of(
          "dbt.sql", "dbt-bigquery.sql", "dbt-packages.sql", "materializations.sql", "catalog.sql");

  private BuiltinMacros() {}

  static String text(String file) {
    try (InputStream in = BuiltinMacros.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the resource " + file + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
