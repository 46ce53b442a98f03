package io.shoppipe.tap.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.Stores;
import io.shoppipe.tap.cell.ValueRules;
import io.shoppipe.tap.csv.CsvDialect;
import io.shoppipe.tap.definition.FileDefinition;
import io.shoppipe.tap.definition.StreamDefinition;
import io.shoppipe.tap.file.FileSettings.Reading;
import io.shoppipe.tap.source.StreamSource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes the sources of the streams that are read from files. */
public final class FileStreams {
  private final Stores stores;
  private final boolean skipInvalid;
  private final String root;
  private final FileScope scope;
  private final InstantSource clock;

  private FileStreams(boolean skipInvalid, String root, FileScope scope, InstantSource clock) {
    this.stores = scope.stores();
    this.skipInvalid = skipInvalid;
    this.root = root;
    this.scope = scope;
    this.clock = clock;
  }

  /**
   * Reads the settings of the stores; where something is added to {@code problems}: not to be used.
   */
  public static FileStreams of(
      Config config, Map<String, String> environment, InstantSource clock, Problems problems) {
    Stores stores = Stores.defaults();
    try {
      stores = Stores.of(config::text, environment);
    } catch (SingerException e) {
      problems.add(e.getMessage());
    }
    boolean skip = config.text("on_invalid_record").filter("skip"::equals).isPresent();
    String root = config.text("source.folder").orElse("");
    FileScope scope = new FileScope(stores);
    try {
      scope =
          FileScope.of(
              stores, root, config.node("source.only_files"), config.node("source.warn_unread"));
    } catch (SingerException e) {
      problems.add("config: " + e.getMessage());
    }
    return new FileStreams(skip, root, scope, clock);
  }

  /**
   * Before the first file is read: fails where one that is asked for is not there, warns of files
   * that no stream reads.
   */
  public void begin() {
    scope.begin();
  }

  /** The stores that files are read from and written to. */
  public Stores stores() {
    return stores;
  }

  /** The stream's source; what is wrong with its definition is added to {@code problems}. */
  public StreamSource source(
      StreamDefinition stream, FileDefinition definition, Problems problems) {
    ObjectNode files = definition.files();
    String where = "stream '" + stream.id() + "': files.";
    check(files, stream.schema(), where, problems);
    if (!stream.postProcessing().rename().isEmpty() || !stream.postProcessing().copy().isEmpty()) {
      problems.add(
          "stream '"
              + stream.id()
              + "': files know no 'rename' and no 'copy'. Use files.column_aliases, or"
              + " stream_maps.");
    }
    FileSettings settings;
    try {
      settings = FileSettings.of(files, otherwise(stream));
    } catch (SingerException e) {
      problems.add("stream '" + stream.id() + "': files.path: " + e.getMessage());
      return (request, sink) -> {};
    }
    RecordShape shape = new RecordShape(stream.schema(), stream.keyProperties(), files);
    return new FileSource(
        stream.id(),
        scope,
        settings,
        new FileReaders(shape, stream.schema(), stream.keyProperties(), files),
        clock);
  }

  /**
   * Files are remembered where no replication key tells new records from old; a FULL_TABLE stream
   * is given no state and so reads all of them.
   */
  private FileSettings.Otherwise otherwise(StreamDefinition stream) {
    return new FileSettings.Otherwise(
        stream.replicationKeys().isEmpty() ? Reading.NEW : Reading.ALL, skipInvalid, root);
  }

  /**
   * Hands out the first records of the stream's files as they stand there, texts for all cells of
   * CSV.
   */
  public void sample(FileDefinition definition, long records, Consumer<ObjectNode> sink) {
    new FileSample(stores, definition.files(), forSample(root), records).read(sink);
  }

  /** What copies the stream's files into a folder. */
  public Fetch fetch(StreamDefinition stream, FileDefinition definition, Fetch.FetchPlan plan) {
    FileSettings settings = FileSettings.of(definition.files(), otherwise(stream));
    RowCount rows = new RowCount(settings, definition.files());
    return new Fetch(stream.id(), stores, settings, rows, plan);
  }

  private static FileSettings.Otherwise forSample(String root) {
    return new FileSettings.Otherwise(Reading.ALL, false, root);
  }

  /** How the field's cells are spelled. */
  public static ValueRules rules(FileDefinition definition, String field) {
    return RecordShape.rules(field, definition.files());
  }

  /** Whether the files hold cells rather than typed values. */
  public static boolean holdsCells(FileDefinition definition) {
    FileSettings settings = FileSettings.of(definition.files(), forSample(""));
    String name = settings.paths().get(0).names().get(0).name();
    return settings.format().orElseGet(() -> FileFormat.of(name)) == FileFormat.CSV;
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
