package io.shoppipe.target.record;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.api.UnfitValueException;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a stream's records straight into a row writer, field by field, checking each on the way.
 * Fields mostly come in one order: the next one is guessed before it is looked up. Not thread-safe.
 */
public final class RecordReader {
  private static final int UNDECLARED = -1;
  private static final int KEY = 1;
  private static final int REQUIRED = 2;

  private final String stream;
  private final String[] names;
  private final FieldReader[] readers;
  private final boolean[] nullable;
  private final byte[] demanded;
  private final Map<String, Integer> columns = new HashMap<>();
  private final boolean[] present;
  private final UndeclaredFields undeclared;
  private int presentCount;

  /** {@code key}: fields that must be there and not null; none for a table without key. */
  public RecordReader(
      String stream, RecordSchema schema, List<String> key, UndeclaredFields undeclared) {
    int size = schema.size();
    this.stream = stream;
    this.names = new String[size];
    this.readers = new FieldReader[size];
    this.nullable = new boolean[size];
    this.demanded = new byte[size];
    this.present = new boolean[size];
    this.undeclared = undeclared;
    for (int i = 0; i < size; i++) {
      names[i] = schema.name(i);
      readers[i] = schema.reader(i);
      nullable[i] = schema.nullable(i);
      demanded[i] =
          (byte) ((key.contains(names[i]) ? KEY : 0) | (schema.required(i) ? REQUIRED : 0));
      columns.put(names[i], i);
    }
  }

  /** Reads the record that the parser stands at the beginning of, into the row that was begun. */
  public void read(JsonInput input, RowWriter row, long line) throws IOException {
    JsonParser parser = input.parser();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw new RefusedRecordException(
          "line " + line, stream, "", "'record' must be a JSON object");
    }
    Arrays.fill(present, false);
    presentCount = 0;
    int guess = 0;
    String name;
    while ((name = parser.nextFieldName()) != null) {
      int column = guess < names.length && names[guess].equals(name) ? guess : lookUp(name);
      parser.nextToken();
      if (column == UNDECLARED) {
        undeclared.saw(name, line);
        parser.skipChildren();
      } else {
        // The parser's own object for the name: the next time the two are equal at a glance.
        names[column] = name;
        field(input, row, column, line);
        guess = column + 1;
      }
    }
    if (presentCount < names.length) {
      demand(line);
    }
  }

  /** Whether the last record had a value, if only null, for the column. */
  public boolean present(int column) {
    return present[column];
  }

  /** Whether the last record had every column. */
  public boolean complete() {
    return presentCount == names.length;
  }

  private int lookUp(String name) {
    Integer column = columns.get(name);
    return column == null ? UNDECLARED : column;
  }

  private void field(JsonInput input, RowWriter row, int column, long line) throws IOException {
    if (!present[column]) {
      present[column] = true;
      presentCount++;
    }
    if (input.parser().currentToken() == JsonToken.VALUE_NULL) {
      allowNull(column, line);
      row.nullValue(column);
      return;
    }
    try {
      readers[column].read(input, row, column);
    } catch (RefusedValueException e) {
      throw refused(column, line, e.reason());
    } catch (UnfitValueException e) {
      e.wider()
          .ifPresent(
              type -> {
                throw new TooNarrowException(names[column], type);
              });
      throw refused(column, line, FieldReaders.refused(input.parser(), e.reason()).reason());
    }
  }

  private void allowNull(int column, long line) {
    if (!nullable[column] || (demanded[column] & KEY) != 0) {
      String why =
          (demanded[column] & KEY) != 0
              ? "is null, but it is part of the key"
              : "is null, which its schema doesn't allow";
      throw refused(column, line, why);
    }
  }

  private void demand(long line) {
    for (int i = 0; i < names.length; i++) {
      if (!present[i] && demanded[i] != 0) {
        throw refused(
            i,
            line,
            (demanded[i] & KEY) != 0
                ? "is missing, but it is part of the key"
                : "is missing, but its schema requires it");
      }
    }
  }

  private RefusedRecordException refused(int column, long line, String reason) {
    return new RefusedRecordException("line " + line, stream, names[column], reason);
  }
}
