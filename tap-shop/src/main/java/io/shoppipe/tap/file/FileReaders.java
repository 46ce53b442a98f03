package io.shoppipe.tap.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.store.api.StoredObject;
import io.shoppipe.tap.check.RecordScan;
import io.shoppipe.tap.check.RecordScanner;
import io.shoppipe.tap.csv.CsvDialect;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The readers of one stream's files. */
record FileReaders(RecordShape shape, ObjectNode schema, List<String> keys, ObjectNode files) {
  FileReaders {
    keys = List.copyOf(keys);
  }

  /** Whether every record that they hand out is valid, and hides no password in a document. */
  boolean checkAll() {
    return !shape.hasDocuments() && RecordKeywords.areAllChecked(schema);
  }

  /** Tells which of the records that they hand out are so nevertheless. */
  Optional<RecordScan> scan() {
    return RecordScanner.of(schema, keys, Map.of()).map(RecordScanner::scan);
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
