package io.shoppipe.target.record;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.target.json.JsonScanner;
import io.shoppipe.target.json.NameTable;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.api.UnfitValueException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a stream's records straight into a row writer, field by field, checking each on the way.
 * Fields mostly come in one order: the one that came next the last time is compared in place before
 * any is looked up. Not thread-safe.
 */
public final class RecordReader {
  private static final int KEY = 1;
  private static final int REQUIRED = 2;

  private final String stream;
  private final List<String> names;
  private final NameTable table;
  private final Kind[] kinds;
  private final Shape[] shapes;
  private final FieldCheck[] checks;
  private final boolean[] nullable;
  private final byte[] demanded;

  /** The number of the last record that had the column. */
  private final int[] present;

  /** The column that came behind each the last time; behind none at the last place. */
  private final int[] followers;

  private final FieldValues values;
  private final UndeclaredFields undeclared;
  private final ChangedValues changed;
  private int record;
  private int presentCount;

  /** {@code key}: fields that must be there and not null; none for a table without key. */
  public RecordReader(
      String stream,
      RecordSchema schema,
      List<String> key,
      UndeclaredFields undeclared,
      ChangedValues changed) {
    int size = schema.size();
    this.stream = stream;
    this.names = new ArrayList<>();
    this.kinds = new Kind[size];
    this.shapes = new Shape[size];
    this.checks = new FieldCheck[size];
    this.nullable = new boolean[size];
    this.demanded = new byte[size];
    this.present = new int[size];
    this.followers = new int[size + 1];
    this.values = new FieldValues(changed.policy());
    this.undeclared = undeclared;
    this.changed = changed;
    for (int i = 0; i < size; i++) {
      String name = schema.name(i);
      names.add(name);
      kinds[i] = schema.kind(i);
      shapes[i] = schema.shape(i);
      checks[i] = schema.check(i);
      nullable[i] = schema.nullable(i);
      demanded[i] = (byte) ((key.contains(name) ? KEY : 0) | (schema.required(i) ? REQUIRED : 0));
      followers[i] = i + 1;
    }
    this.table = new NameTable(names);
  }

  /** Reads the record that the scanner stands before, into the row that was begun. */
  public void read(JsonScanner in, RowWriter row, long line) {
    if (in.peek() != '{') {
      throw SingerException.data(
          "line " + line + ", stream '" + stream + "': 'record' must be a JSON object.");
    }
    record++;
    presentCount = 0;
    changed.begin();
    int before = names.size();
    in.enter();
    while (in.nextMember()) {
      int guess = followers[before];
      int column = in.name(table, guess);
      if (column == JsonScanner.UNKNOWN) {
        undeclared.saw(in.textString(), line);
        in.skip();
      } else {
        followers[before] = column;
        before = column;
        field(in, row, column, line);
      }
    }
    if (presentCount < names.size()) {
      demand(line);
    }
  }

  /** Whether the last record had a value, if only null, for the column. */
  public boolean present(int column) {
    return present[column] == record;
  }

  /** Whether the last record had every column. */
  public boolean complete() {
    return presentCount == names.size();
  }

  /** The last record was taken: what it lost is counted. */
  public void taken() {
    changed.taken();
  }

  private void field(JsonScanner in, RowWriter row, int column, long line) {
    if (present[column] != record) {
      present[column] = record;
      presentCount++;
    }
    byte first = in.peek();
    int start = in.position();
    try {
      if (first == 'n') {
        in.literal();
        allowNull(column, line);
        row.nullValue(column);
      } else {
        value(first, in, row, column);
      }
    } catch (RefusedValueException e) {
      throw refused(column, line, e.showsValue() ? e : e.showing(shown(in, start)));
    } catch (UnfitValueException e) {
      e.wider()
          .ifPresent(
              type -> {
                throw new TooNarrowException(names.get(column), type);
              });
      throw refused(column, line, RefusedValueException.of(shown(in, start), e.reason()));
    }
  }

  private void value(byte first, JsonScanner in, RowWriter row, int column) {
    int start = in.position();
    Kind kind = kinds[column];
    if (kind == Kind.JSON) {
      requireShape(shapes[column], first);
    }
    if (values.read(kind, first, in, row, column)) {
      change(kind, in, column);
    }
    if (checks[column] != FieldCheck.NONE) {
      checks[column].check(in, start);
    }
  }

  private void change(Kind kind, JsonScanner in, int column) {
    if (kind == Kind.TEXT || kind == Kind.JSON) {
      changed.replace(names.get(column), in.replaced());
    } else {
      changed.round(names.get(column));
    }
  }

  private static void requireShape(Shape shape, byte first) {
    if (shape == Shape.OBJECT && first != '{') {
      throw new RefusedValueException("is not an object, as its schema says");
    }
    if (shape == Shape.ARRAY && first != '[') {
      throw new RefusedValueException("is not an array, as its schema says");
    }
  }

  /** The value as messages show it; what is no JSON at all is told as that. */
  private static String shown(JsonScanner in, int start) {
    in.moveTo(start);
    byte first = in.peek();
    if (first == '{' || first == '[') {
      return first == '{' ? "{…}" : "[…]";
    }
    in.document(true);
    if (first != '"') {
      return in.textString();
    }
    in.moveTo(start);
    in.string();
    return '"' + in.textString() + '"';
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
    for (int i = 0; i < names.size(); i++) {
      if (!present(i) && demanded[i] != 0) {
        throw refused(
            i,
            line,
            (demanded[i] & KEY) != 0
                ? "is missing, but it is part of the key"
                : "is missing, but its schema requires it");
      }
    }
  }

  private SingerException refused(int column, long line, RefusedValueException refusal) {
    return refused(column, line, refusal.reason());
  }

  private SingerException refused(int column, long line, String reason) {
    return SingerException.data(
        "line "
            + line
            + ", stream '"
            + stream
            + "', field '"
            + names.get(column)
            + "': "
            + reason
            + ". Mend the record or its schema in the tap, then run again from the last state.");
  }
}
