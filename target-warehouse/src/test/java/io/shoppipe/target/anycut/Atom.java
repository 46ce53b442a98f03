package io.shoppipe.target.anycut;

import java.util.List;

/**
 * Messages that belong together: a tap sends no STATE between them. {@code schemas} and {@code
 * opening} are what a tap sends first that goes on behind them: its SCHEMA messages, and an
 * ACTIVATE_VERSION where one stands before the records.
 */
record Atom(List<String> lines, List<String> schemas, List<String> opening) {
  Atom {
    lines = List.copyOf(lines);
    schemas = List.copyOf(schemas);
    opening = List.copyOf(opening);
  }
}
