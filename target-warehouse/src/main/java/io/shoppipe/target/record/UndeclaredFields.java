package io.shoppipe.target.record;

import io.shoppipe.singer.scan.JsonScanner;
import io.shoppipe.warehouse.api.ColumnType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Takes the fields that a stream's records have and their schema does not declare: leaves them out
 * and warns once of each, asks for a column, or refuses the record. Not thread-safe.
 */
public final class UndeclaredFields {
  private final String stream;
  private final Undeclared policy;
  private final List<String> replaced;
  private final Consumer<String> warn;
  private final Function<String, Optional<ColumnType>> stored;
  private final Map<String, Long> counts = new TreeMap<>();
  private final List<String> leftOut = new ArrayList<>();
  private final Map<String, ColumnType> needed = new LinkedHashMap<>();
  private final Set<String> told = new HashSet<>();
  private final Set<String> withoutColumn = new HashSet<>();

  /**
   * {@code replaced}: names that the loader's own columns have; {@code stored} tells the type of
   * the column that a field had before, if there is one.
   */
  public UndeclaredFields(
      String stream,
      Undeclared policy,
      List<String> replaced,
      Consumer<String> warn,
      Function<String, Optional<ColumnType>> stored) {
    this.stream = stream;
    this.policy = policy;
    this.replaced = List.copyOf(replaced);
    this.warn = warn;
    this.stored = stored;
  }

  /** A record begins. */
  void begin() {
    if (!leftOut.isEmpty() || !needed.isEmpty()) {
      leftOut.clear();
      needed.clear();
    }
  }

  /** Takes the field whose name was read last, and its value. {@code rules}: of this schema. */
  void take(JsonScanner in, long line, UndeclaredRules rules) {
    String field = in.textString();
    byte first = in.peek();
    int start = in.position();
    in.skip();
    if (replaced.contains(field)) {
      return;
    }
    if (rules.forbids(field) && policy != Undeclared.ADD) {
      throw refused(
          field, line, "is not in the stream's schema, whose additionalProperties is false");
    }
    if (policy == Undeclared.FAIL) {
      throw refused(
          field,
          line,
          "is not in the stream's schema. To go on without a change there, set undeclared_fields to"
              + " ignore or add");
    }
    judge(in, field, line, start, rules);
    if (policy == Undeclared.ADD) {
      need(in, field, first, start);
    } else {
      leaveOut(field, line);
    }
  }

  /** Once a record was read that is none to refuse: asks for the columns that it needs. */
  void requireColumns() {
    if (!needed.isEmpty()) {
      throw new TooNarrowException(needed);
    }
  }

  /** The record that was read is taken. */
  void taken() {
    if (!leftOut.isEmpty()) {
      leftOut.forEach(field -> counts.merge(field, 1L, Long::sum));
      leftOut.clear();
    }
  }

  /** Warns of the fields that several records had, and begins to count anew. */
  void report() {
    counts.forEach(
        (field, count) -> {
          if (count > 1) {
            warn.accept(
                "stream '"
                    + stream
                    + "': field '"
                    + field
                    + "', which is not in the stream's schema, was left out of "
                    + count
                    + " records. To load it, set undeclared_fields to add.");
          }
        });
    counts.clear();
  }

  private void judge(JsonScanner in, String field, long line, int start, UndeclaredRules rules) {
    try {
      rules.check(field, in, start);
    } catch (RefusedValueException e) {
      throw refused(field, line, e.reason());
    }
  }

  /** The columns are others from now on. */
  public void forget() {
    withoutColumn.clear();
  }

  /** A null needs a column only where there is one already. */
  private void need(JsonScanner in, String field, byte first, int start) {
    if (first != 'n') {
      needed.put(field, ValueTypes.of(in, first, start));
    } else if (!withoutColumn.contains(field)) {
      stored
          .apply(field)
          .ifPresentOrElse(type -> needed.put(field, type), () -> withoutColumn.add(field));
    }
  }

  private void leaveOut(String field, long line) {
    leftOut.add(field);
    if (told.add(field)) {
      warn.accept(
          "stream '"
              + stream
              + "', line "
              + line
              + ": field '"
              + field
              + "' is not in the stream's schema; it is not loaded.");
    }
  }

  private RefusedRecordException refused(String field, long line, String reason) {
    return new RefusedRecordException("line " + line, stream, field, reason);
  }
}
