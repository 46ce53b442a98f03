package io.shoppipe.models.seed;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits CSV text into records as Python's {@code csv} module does: a quote counts at the start of
 * a field only, a doubled one inside is one, what follows a closing quote belongs to the field. All
 * line ends arrive as {@code \n}.
 */
public final class CsvText {
  private enum Place {
    FIELD_START,
    PLAIN,
    QUOTED,
    AFTER_QUOTE
  }

  private final String text;
  private final char delimiter;
  private final List<List<String>> records = new ArrayList<>();
  private List<String> record = new ArrayList<>();
  private final StringBuilder field = new StringBuilder();
  private Place place = Place.FIELD_START;

  private CsvText(String text, char delimiter) {
    this.text = text;
    this.delimiter = delimiter;
  }

  /** The records; one of an empty line has no fields. */
  public static List<List<String>> records(String text, char delimiter) {
    String lines = text.replace("\r\n", "\n").replace('\r', '\n');
    return new CsvText(lines, delimiter).read();
  }

  private List<List<String>> read() {
    for (int i = 0; i < text.length(); i++) {
      take(text.charAt(i));
    }
    if (place != Place.FIELD_START || !record.isEmpty()) {
      endRecord();
    }
    return records;
  }

  private void take(char c) {
    if (place == Place.QUOTED) {
      if (c == '"') {
        place = Place.AFTER_QUOTE;
      } else {
        field.append(c);
      }
    } else if (c == '\n') {
      endRecord();
    } else if (c == delimiter) {
      endField();
    } else if (c == '"' && place == Place.FIELD_START) {
      place = Place.QUOTED;
    } else {
      place = c == '"' && place == Place.AFTER_QUOTE ? Place.QUOTED : Place.PLAIN;
      field.append(c);
    }
  }

  private void endField() {
    record.add(field.toString());
    field.setLength(0);
    place = Place.FIELD_START;
  }

  /** An empty line is a record without fields. */
  private void endRecord() {
    if (place != Place.FIELD_START || !record.isEmpty()) {
      endField();
    }
    records.add(record);
    record = new ArrayList<>();
  }
}
