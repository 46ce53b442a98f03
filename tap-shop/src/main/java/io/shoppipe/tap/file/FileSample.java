package io.shoppipe.tap.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.store.Stores;
import io.shoppipe.store.api.StoredObject;
import io.shoppipe.tap.cell.ValueRules;
import io.shoppipe.tap.csv.CsvDialect;
import io.shoppipe.tap.csv.CsvScanner;
import io.shoppipe.tap.csv.OpenQuoteException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The first records of a stream's files as they stand there: cells are texts. */
final class FileSample {
  private final Stores stores;
  private final FileSettings settings;
  private final ObjectNode files;
  private final Map<String, ValueRules> rules = new HashMap<>();
  private long left;

  FileSample(Stores stores, ObjectNode files, FileSettings.Otherwise otherwise, long records) {
    this.stores = stores;
    this.settings = FileSettings.of(files, otherwise);
    this.files = files;
    this.left = records;
  }

  /** Hands out the records; a cell that is null by the rules is null. */
  void read(Consumer<ObjectNode> sink) {
    for (StoredObject file : new FileListing(stores, settings).files()) {
      if (left > 0) {
        file(file, sink);
      }
    }
  }

  private void file(StoredObject file, Consumer<ObjectNode> sink) {
    String name = file.address().name();
    CsvDialect dialect = CsvDialect.of(files, FileFormat.delimiter(name), problem -> {});
    try (InputStream stored = stores.of(file.address()).open(file)) {
      InputStream text =
          FileContent.utf8(
              Compression.unpacked(settings.compression(), name, stored), dialect.encoding());
      if (settings.format().orElseGet(() -> FileFormat.of(name)) == FileFormat.CSV) {
        csv(new CsvScanner(text, dialect), sink);
      } else {
        jsonl(new LineScanner(text), sink);
      }
    } catch (IOException | OpenQuoteException e) {
      throw SingerException.data(
          file.address() + " can't be read: " + e.getMessage() + ". Put a whole file there.");
    }
  }

  private void csv(CsvScanner rows, Consumer<ObjectNode> sink) throws IOException {
    List<String> names = new ArrayList<>();
    JsonNode given = files.path("columns");
    if (files.path("header").asBoolean(true) && rows.next()) {
      for (int i = 0; i < rows.cells(); i++) {
        String own = given.path(String.valueOf(i + 1)).asText(text(rows, i).strip());
        names.add(given.isArray() ? given.path(i).asText(own) : own);
      }
    } else {
      given.forEach(name -> names.add(name.asText()));
    }
    while (left > 0 && rows.next()) {
      ObjectNode record = JsonNodeFactory.instance.objectNode();
      for (int i = 0; i < Math.min(names.size(), rows.cells()); i++) {
        put(record, names.get(i), text(rows, i));
      }
      left--;
      sink.accept(record);
    }
  }

  private void put(ObjectNode record, String name, String text) {
    ValueRules rules = this.rules.computeIfAbsent(name, field -> RecordShape.rules(field, files));
    if (text.isBlank() || rules.nullValues().contains(text.strip())) {
      record.putNull(name);
    } else {
      record.put(name, text);
    }
  }

  private void jsonl(LineScanner lines, Consumer<ObjectNode> sink) throws IOException {
    while (left > 0 && lines.next()) {
      JsonNode record = ExactJson.MAPPER.readTree(lines.buffer(), lines.start(), lines.length());
      if (record instanceof ObjectNode object) {
        left--;
        sink.accept(object);
      }
    }
  }

  private static String text(CsvScanner rows, int cell) {
    return new String(rows.buffer(), rows.start(cell), rows.end(cell) - rows.start(cell), UTF_8);
  }
}
