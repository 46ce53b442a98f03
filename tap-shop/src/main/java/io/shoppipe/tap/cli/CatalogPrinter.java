package io.shoppipe.tap.cli;

import io.shoppipe.singer.catalog.Catalog;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Prints a catalog for people and programs. */
final class CatalogPrinter {
  private CatalogPrinter() {}

  static void print(Catalog catalog, OutputStream out) {
    try {
      String text =
          ExactJson.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(catalog.toJson());
      out.write((text + "\n").getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      throw SingerException.external("stdout: the reader has gone: " + e.getMessage(), e);
    }
  }
}
