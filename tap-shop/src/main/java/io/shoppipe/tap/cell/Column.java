package io.shoppipe.tap.cell;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;

/**
 * One field of a record: its name, what is null in it, how its cells become values. Not
 * thread-safe.
 */
public final class Column {
  private static final byte[] NULL = "null".getBytes(UTF_8);

  private final String name;
  private final byte[] label;
  private final FieldType type;
  private final boolean trim;
  private final boolean quotedNulls;
  private final byte[][] nulls;
  private final CellEncoder encoder;
  private final DocumentCheck documents;

  /** {@code rules} say how the cells are spelled; documents are left to be checked later. */
  public Column(String name, FieldType type, ValueRules rules) {
    this(name, type, rules, DocumentCheck.NONE);
  }

  /** A record whose {@code documents} do not hold is marked as one of doubt. */
  public Column(String name, FieldType type, ValueRules rules, DocumentCheck documents) {
    this.name = name;
    this.label = label(name);
    this.type = type;
    this.trim = rules.trim() || !type.isText();
    this.quotedNulls = rules.quotedNulls();
    this.nulls = spellings(rules.nullValues());
    this.encoder = type.encoder(rules, documents);
    this.documents = documents;
  }

  public String name() {
    return name;
  }

  /** Writes the field: its name, its value, a comma; nothing where an absent one is as good. */
  public void encode(byte[] in, int from, int to, boolean quoted, JsonBytes out) {
    int start = from;
    int end = to;
    if (trim) {
      while (start < end && blank(in[start])) {
        start++;
      }
      while (start < end && blank(in[end - 1])) {
        end--;
      }
    }
    if (isNull(in, start, end, quoted)) {
      absent(out);
      return;
    }
    out.put(label);
    encoder.encode(in, start, end, out);
    out.put(',');
  }

  /**
   * Writes a value that comes as JSON: one of a type that the schema allows as it stands, a text by
   * the rules.
   */
  public void copy(String jsonType, byte[] json, int start, int end, JsonBytes out)
      throws IOException {
    if (!type.takes(jsonType)) {
      throw new BadCellException(
          "is of type " + jsonType + ", which the schema does not allow",
          "Add the type to the field's schema");
    }
    if (type.isDocument() && !documents.holds(json, start, end)) {
      out.doubt();
    }
    out.put(label);
    out.put(json, start, end);
    out.put(',');
  }

  /** Whether a text or number must be read by the rules before it is a value of the field. */
  public boolean converts(String jsonType) {
    return jsonType.equals("string")
        ? !type.isOpen()
        : jsonType.equals("number") && !type.takes("number") && type.takes("integer");
  }

  /** Whether a record without the field is invalid. */
  public boolean isRequired() {
    return type.isRequired();
  }

  /** Writes the field without a value. */
  public void absent(JsonBytes out) {
    if (type.isNullable()) {
      out.put(label);
      out.put(NULL);
      out.put(',');
    } else if (type.isRequired()) {
      throw new BadCellException(
          "is null, which the schema does not allow",
          "Mend the file, or add the type null to the field's schema");
    }
  }

  /** A quoted empty cell is the empty text, where the field takes texts. */
  private boolean isNull(byte[] in, int start, int end, boolean quoted) {
    int length = end - start;
    if (quoted && (!quotedNulls || length == 0)) {
      return length == 0 && !type.isText();
    }
    if (length == 0 && !type.isText()) {
      return true;
    }
    for (byte[] spelling : nulls) {
      if (spelling.length == length && same(spelling, in, start)) {
        return true;
      }
    }
    return false;
  }

  private static boolean same(byte[] spelling, byte[] in, int start) {
    for (int i = 0; i < spelling.length; i++) {
      if (spelling[i] != in[start + i]) {
        return false;
      }
    }
    return true;
  }

  private static boolean blank(byte b) {
    return b == ' ' || b == '\t' || b == '\n' || b == '\r';
  }

  private static byte[] label(String name) {
    JsonBytes label = new JsonBytes();
    byte[] utf8 = name.getBytes(UTF_8);
    label.string(utf8, 0, utf8.length);
    label.put(':');
    return label.toString().getBytes(UTF_8);
  }

  private static byte[][] spellings(List<String> texts) {
    return texts.stream().map(text -> text.getBytes(UTF_8)).toArray(byte[][]::new);
  }
}
