package io.shoppipe.tap.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoppipe.store.api.StoredObject;
import io.shoppipe.tap.cell.JsonBytes;
import java.util.Set;
import java.util.function.Supplier;

/** Ends a record: says where it comes from, if that is asked for, and closes the braces. */
final class SourceFields {
  private final boolean line;
  private final byte[] ofFile;

  /** {@code sha256} is called only where the hash is asked for. */
  SourceFields(Set<SourceField> wanted, StoredObject file, Supplier<String> sha256) {
    JsonBytes bytes = new JsonBytes();
    if (wanted.contains(SourceField.FILE)) {
      put(bytes, SourceField.FILE, file.address().toString());
    }
    if (wanted.contains(SourceField.MODIFIED)) {
      put(bytes, SourceField.MODIFIED, file.modified().toString());
    }
    if (wanted.contains(SourceField.SHA256)) {
      put(bytes, SourceField.SHA256, sha256.get());
    }
    this.ofFile = bytes.toString().getBytes(UTF_8);
    this.line = wanted.contains(SourceField.LINE);
  }

  void end(JsonBytes record, long number) {
    record.put(ofFile);
    if (line) {
      record.put("\"" + SourceField.LINE.field() + "\":" + number + ",");
    }
    if (record.length() > 1) {
      // The last field's comma.
      record.truncate(record.length() - 1);
    }
    record.put('}');
  }

  private static void put(JsonBytes bytes, SourceField field, String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    bytes.put("\"" + field.field() + "\":");
    bytes.string(utf8, 0, utf8.length);
    bytes.put(',');
  }
}
