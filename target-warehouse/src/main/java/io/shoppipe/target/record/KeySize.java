package io.shoppipe.target.record;

import io.shoppipe.singer.scan.JsonScanner;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether a record's key has room in the warehouse's index. Not thread-safe. */
final class KeySize {
  /** What a short value takes at most, with its header. */
  private static final int SHORT = 24;

  /** What a part of a JSON document takes besides its text. */
  private static final int JSON_PART = 12;

  private final String stream;
  private final RecordKey key;
  private final List<Field> fields;
  private int bytes;

  KeySize(String stream, RecordKey key, Field[] all) {
    this.stream = stream;
    this.key = key;
    this.fields = Arrays.stream(all).filter(field -> field.key).toList();
  }

  void begin() {
    bytes = 0;
  }

  /** A key field's value was read; it began there. */
  void read(Field field, JsonScanner in, int start) {
    field.at = start;
    int length = in.position() - start;
    field.size = field.kind == Kind.JSON ? document(in, start, length) : length;
    bytes = (int) Math.min(Integer.MAX_VALUE, (long) bytes + SHORT + field.size);
  }

  private static int document(JsonScanner in, int start, int length) {
    int parts = 0;
    for (int i = start; i < start + length; i++) {
      byte b = in.bytes()[i];
      parts += b == ',' || b == ':' || b == '[' || b == '{' ? 1 : 0;
    }
    return length + JSON_PART * parts;
  }

  /**
   * Called behind the record: refuses a key that the warehouse can't hold, by its largest field.
   */
  void require(JsonScanner in, long line) {
    if (bytes <= key.bytes()) {
      return;
    }
    int end = in.position();
    Map<String, String> values = new LinkedHashMap<>();
    fields.forEach(field -> values.put(field.name, text(field, in)));
    in.moveTo(end);
    if (!key.room().test(values)) {
      Field largest = fields.stream().max(Comparator.comparingInt(f -> f.size)).orElseThrow();
      throw new RefusedRecordException(
          "line " + line,
          stream,
          largest.name,
          "is too large for a key ("
              + largest.size
              + " bytes): an index of this warehouse has room for about "
              + key.bytes()
              + ", compressed; choose another key, or set load_method to append-only");
    }
  }

  private static String text(Field field, JsonScanner in) {
    in.moveTo(field.at);
    if (field.kind == Kind.JSON || in.peek() != '"') {
      in.document(true);
    } else {
      in.string();
    }
    return in.textString();
  }
}
