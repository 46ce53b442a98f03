package io.shoppipe.target.record;

import io.shoppipe.singer.scan.JsonScanner;
import io.shoppipe.singer.scan.NameTable;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.api.UnfitValueException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a stream's records straight into a row writer, field by field, checking each on the way.
 * Fields mostly come in one order: the one that came next the last time is compared in place before
 * any is looked up. Not thread-safe.
 */
public final class RecordReader {
  private static final String EXTRACTED = "time_extracted";
  private static final String NULL_KEY = "is null, but it is part of the key";
  private static final String NULL_VALUE = "is null, which its schema doesn't allow";
  private static final String MISSING_KEY = "is missing, but it is part of the key";
  private static final String MISSING_VALUE = "is missing, but its schema requires it";

  private final String stream;
  private final Field[] fields;
  private final NameTable names;
  private final FieldValues values;
  private final UndeclaredFields undeclared;
  private final UndeclaredRules rules;
  private final ChangedValues changed;
  private final Temporals extracted;
  private final FieldCheck whole;
  private final KeySize keySize;
  private int first;
  private int record;
  private int presentCount;

  /** The {@code key}'s fields must be there and not null. */
  public RecordReader(
      String stream,
      RecordSchema schema,
      RecordKey key,
      UndeclaredFields undeclared,
      ChangedValues changed) {
    this.stream = stream;
    this.fields =
        IntStream.range(0, schema.size())
            .mapToObj(
                column -> new Field(column, schema, key.fields().contains(schema.name(column))))
            .toArray(Field[]::new);
    this.names = new NameTable(Stream.of(fields).map(field -> field.name).toList());
    this.values = new FieldValues(changed.policy());
    this.undeclared = undeclared;
    this.rules = schema.undeclared();
    this.whole = schema.whole();
    this.changed = changed;
    this.keySize = new KeySize(stream, key, fields);
    this.extracted = new Temporals(ExcessPrecision.CUT);
  }

  /** Reads the record that the scanner stands before, into the row that was begun. */
  public void read(JsonScanner in, RowWriter row, long line) {
    if (in.peek() != '{') {
      throw new RefusedRecordException(
          "line " + line, stream, "", "'record' must be a JSON object");
    }
    record++;
    presentCount = 0;
    keySize.begin();
    changed.begin();
    undeclared.begin();
    int guess = first;
    Field before = null;
    int start = in.position();
    in.enter();
    while (in.nextMember()) {
      int column = in.name(names, guess);
      if (column == JsonScanner.UNKNOWN) {
        undeclared.take(in, line, rules);
        continue;
      }
      if (column != guess) {
        follow(before, column);
      }
      before = fields[column];
      guess = before.follower;
      field(in, row, before, line);
    }
    if (presentCount < fields.length) {
      demand(line);
    }
    if (whole != FieldCheck.NONE) {
      judge(in, start, line);
    }
    keySize.require(in, line);
    undeclared.requireColumns();
  }

  private void judge(JsonScanner in, int start, long line) {
    try {
      whole.check(in, start);
    } catch (RefusedValueException e) {
      throw new RefusedRecordException("line " + line, stream, "", e.reason());
    }
  }

  private void follow(@Nullable Field before, int column) {
    if (before == null) {
      first = column;
    } else {
      before.follower = column;
    }
  }

  /**
   * Microseconds since the epoch of the record's {@code time_extracted}, in ASCII. What tells about
   * a record and is no part of it needs no more digits. {@code where} tells the line.
   */
  public long extractedMicros(byte[] ascii, int offset, int length, Supplier<String> where) {
    try {
      return extracted.timestamp(ascii, offset, length);
    } catch (RefusedValueException e) {
      String time = new String(ascii, offset, length, StandardCharsets.UTF_8);
      String reason = e.reason().replace(" that its schema's format asks for", "");
      RefusedValueException shown = RefusedValueException.of('"' + time + '"', reason);
      throw new RefusedRecordException(where.get(), stream, EXTRACTED, shown.reason());
    }
  }

  /** Whether characters that no column can hold are refused rather than replaced. */
  public boolean refusesInvalidText() {
    return changed.policy().invalidText() == InvalidText.FAIL;
  }

  /** Whether the last record had a value, if only null, for the column. */
  public boolean present(int column) {
    return fields[column].present == record;
  }

  /** Whether the last record had every column. */
  public boolean complete() {
    return presentCount == fields.length;
  }

  /** The last record was taken: what it lost is counted. */
  public void taken() {
    changed.taken();
    undeclared.taken();
  }

  /** Warns of each field whose values did not all arrive as they came, or not at all. */
  public void reportChanges() {
    changed.report();
    undeclared.report();
  }

  private void field(JsonScanner in, RowWriter row, Field field, long line) {
    if (field.present != record) {
      field.present = record;
      presentCount++;
    }
    byte start = in.peek();
    int position = in.position();
    try {
      if (start == 'n') {
        in.literal();
        if (!field.nullable) {
          throw refused(field, line, field.key ? NULL_KEY : NULL_VALUE);
        }
        if (field.judgesNull) {
          field.check.check(in, position);
        }
        row.nullValue(field.column);
      } else {
        value(start, in, row, field);
      }
    } catch (RefusedValueException e) {
      requireText(field, start);
      RefusedValueException shown = e.showsValue() ? e : e.showing(shown(in, position));
      throw refused(field, line, shown.reason());
    } catch (UnfitValueException e) {
      e.wider()
          .ifPresent(
              type -> {
                throw new TooNarrowException(Map.of(field.name, type));
              });
      String value = shown(in, position);
      String reason = e.reason() + remedy(field.kind, value);
      throw refused(field, line, RefusedValueException.of(value, reason).reason());
    }
  }

  /** A string that is no date, no UUID, no base64 makes such a column text. */
  private static void requireText(Field field, byte start) {
    if (field.byValue && start == '"' && field.kind != Kind.TEXT && field.kind != Kind.JSON) {
      throw new TooNarrowException(Map.of(field.name, ColumnType.TEXT));
    }
  }

  private void value(byte start, JsonScanner in, RowWriter row, Field field) {
    int position = in.position();
    if (field.shape != Shape.ANY) {
      requireShape(field.shape, start);
    }
    Kind kind = field.byValue ? kindOf(field, start, in) : field.kind;
    boolean changes =
        (field.key && kind == Kind.JSON)
            ? values.keyDocument(in, row, field.column)
            : values.read(kind, start, in, row, field.column);
    if (changes) {
      change(in, field, kind);
    }
    if (field.check != FieldCheck.NONE) {
      field.check.check(in, position);
    }
    if (field.key) {
      keySize.read(field, in, position);
    }
  }

  /** What the value of a field is that no schema types, if its column takes it. */
  private static Kind kindOf(Field field, byte start, JsonScanner in) {
    ColumnType type = ValueTypes.of(in, start, in.position());
    Kind kind = ValueTypes.readAs(field.kind, type);
    if (kind == Kind.OTHER) {
      throw new TooNarrowException(Map.of(field.name, type));
    }
    return kind;
  }

  private void change(JsonScanner in, Field field, Kind kind) {
    if (kind == Kind.TEXT || kind == Kind.JSON) {
      changed.replace(field.name, in.replaced());
    } else {
      changed.round(field.name);
    }
  }

  private static void requireShape(Shape shape, byte start) {
    if (shape == Shape.OBJECT && start != '{') {
      throw new RefusedValueException("is not an object, as its schema says");
    }
    if (shape == Shape.ARRAY && start != '[') {
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

  private static String remedy(Kind kind, String value) {
    return kind == Kind.NUMERIC && !Double.isInfinite(Double.parseDouble(value))
        ? "; where some 15 digits are enough, set number_type to double"
        : "";
  }

  private void demand(long line) {
    for (Field field : fields) {
      if (field.present != record && (field.key || field.required)) {
        throw refused(field, line, field.key ? MISSING_KEY : MISSING_VALUE);
      }
    }
  }

  private RefusedRecordException refused(Field field, long line, String reason) {
    return new RefusedRecordException("line " + line, stream, field.name, reason);
  }
}
