package io.shoppipe.tap.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.message.ActivateVersionMessage;
import io.shoppipe.singer.message.MessageWriter;
import io.shoppipe.singer.message.RecordMessage;
import io.shoppipe.singer.message.SchemaMessage;
import io.shoppipe.tap.file.Fetch;
import io.shoppipe.tap.file.FetchedFile;
import java.time.Instant;
import java.util.List;

/**
 * What was fetched, as a stream of its own: one record a file, so that whoever reads the warehouse
 * can hold the rows of the other streams against the files'.
 */
final class FetchedFiles {
  static final String STREAM = "fetched_files";

  private final List<Fetch> fetches;
  private final Instant at;

  /** {@code at}: when all was there, which is the stream's version too. */
  FetchedFiles(List<Fetch> fetches, Instant at) {
    this.fetches = fetches;
    this.at = at;
  }

  /** Writes the stream as a whole. */
  void send(MessageWriter writer) {
    long version = at.toEpochMilli();
    writer.write(new SchemaMessage(STREAM, schema(), List.of("stream", "source"), List.of()));
    for (Fetch fetch : fetches) {
      for (FetchedFile file : fetch.files()) {
        writer.write(new RecordMessage(STREAM, record(fetch.stream(), file), version, at));
      }
    }
    writer.write(new ActivateVersionMessage(STREAM, version));
  }

  private static ObjectNode schema() {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    properties.putObject("stream").put("type", "string");
    properties.putObject("source").put("type", "string");
    properties.putObject("bytes").put("type", "integer");
    properties.putObject("etag").putArray("type").add("null").add("string");
    properties.putObject("row_count").put("type", "integer");
    return schema;
  }

  private static ObjectNode record(String stream, FetchedFile file) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("stream", stream)
        .put("source", file.source().address().toString())
        .put("bytes", file.source().size())
        .put("etag", file.source().etag())
        .put("row_count", file.rows());
  }
}
