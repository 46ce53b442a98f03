package io.shoppipe.tap.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.store.api.StoredObject;
import io.shoppipe.tap.csv.CsvDialect;

/** The readers of one stream's files. */
record FileReaders(RecordShape shape, ObjectNode schema, ObjectNode files) {
  /** Whether every record that they hand out is valid, and hides no password in a document. */
  boolean checkAll() {
    return !shape.hasDocuments() && RecordKeywords.areAllChecked(schema);
  }

  FileReader of(StoredObject file, FileSettings settings) {
    String name = file.address().name();
    CsvDialect dialect = CsvDialect.of(files, FileFormat.delimiter(name), problem -> {});
    return switch (settings.format().orElseGet(() -> FileFormat.of(name))) {
      case CSV -> new CsvReader(shape, dialect, files);
      case JSONL -> new JsonlReader(shape, dialect.encoding(), files);
    };
  }
}
