package io.shoppipe.models.connection;

import io.shoppipe.warehouse.api.WarehouseException;
import java.util.regex.Pattern;

/** The places that a warehouse's message names, without the comment before the statement. Pure. */
final class StatementPlaces {
  private static final Pattern LINE = Pattern.compile("\\bLINE (\\d+):");
  private static final Pattern CHARACTER = Pattern.compile("at character (\\d+)");

  private StatementPlaces() {}

  static WarehouseException without(String prefix, WarehouseException failed) {
    int lines = (int) prefix.chars().filter(c -> c == '\n').count();
    String message =
        less(
            LINE,
            "LINE %d:",
            less(CHARACTER, "at character %d", failed.getMessage(), prefix.length()),
            lines);
    return message.equals(failed.getMessage())
        ? failed
        : new WarehouseException(failed.kind(), message, failed.sqlState(), failed);
  }

  private static String less(Pattern place, String words, String message, int before) {
    return place
        .matcher(message)
        .replaceAll(
            found -> {
              long number = Long.parseLong(found.group(1));
              return words.formatted(number > before ? number - before : number);
            });
  }
}
