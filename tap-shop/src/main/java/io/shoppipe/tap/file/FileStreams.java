package io.shoppipe.tap.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.Stores;
import io.shoppipe.store.s3.S3Settings;
import io.shoppipe.tap.cell.ValueRules;
import io.shoppipe.tap.csv.CsvDialect;
import io.shoppipe.tap.definition.FileDefinition;
import io.shoppipe.tap.definition.StreamDefinition;
import io.shoppipe.tap.source.StreamSource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes the sources of the streams that are read from files. */
public final class FileStreams {
  private final Stores stores;
  private final InstantSource clock;

  private FileStreams(Stores stores, InstantSource clock) {
    this.stores = stores;
    this.clock = clock;
  }

  /** Reads the settings of the stores; where something is added to {@code problems}: not to be used. */
  public static FileStreams of(Config config, InstantSource clock, Problems problems) {
    S3Settings s3 = S3Settings.defaults();
    try {
      s3 = S3Settings.of(name -> config.text("s3." + name));
    } catch (SingerException e) {
      problems.add(e.getMessage());
    }
    return new FileStreams(new Stores(s3), clock);
  }

  /** The stream's source; what is wrong with its definition is added to {@code problems}. */
  public StreamSource source(
      StreamDefinition stream, FileDefinition definition, Problems problems) {
    ObjectNode files = definition.files();
    String where = "stream '" + stream.id() + "': files.";
    check(files, stream.schema(), where, problems);
    FileSettings settings;
    try {
      settings = FileSettings.of(files);
    } catch (SingerException e) {
      problems.add("stream '" + stream.id() + "': files.path: " + e.getMessage());
      return (request, sink) -> {};
    }
    RecordShape shape = new RecordShape(stream.schema(), stream.keyProperties(), files);
    return new FileSource(stream.id(), stores, settings, new FileReaders(shape, files), clock);
  }

  private static void check(ObjectNode files, ObjectNode schema, String where, Problems problems) {
    CsvDialect.of(files, ',', problem -> problems.add(where + problem));
    ValueRules.of(files.path("values"), problem -> problems.add(where + "values: " + problem));
    List<String> known = new ArrayList<>();
    schema.path("properties").fieldNames().forEachRemaining(known::add);
    for (Map.Entry<String, JsonNode> field : files.path("fields").properties()) {
      ValueRules.of(
          field.getValue(),
          problem -> problems.add(where + "fields." + field.getKey() + ": " + problem));
    }
    for (String part : List.of("fields", "column_aliases")) {
      files
          .path(part)
          .fieldNames()
          .forEachRemaining(
              name -> {
                if (!known.contains(name)) {
                  problems.add(
                      where
                          + part
                          + ": the schema has no field '"
                          + name
                          + "'."
                          + NearMiss.hint(name, known));
                }
              });
    }
  }
}
