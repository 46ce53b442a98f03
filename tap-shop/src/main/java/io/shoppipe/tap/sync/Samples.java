package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.tap.definition.FileDefinition;
import io.shoppipe.tap.definition.HttpDefinition;
import io.shoppipe.tap.definition.SourceDefinition;
import io.shoppipe.tap.definition.StreamDefinition;
import io.shoppipe.tap.file.FileStreams;
import io.shoppipe.tap.http.HttpStreams;
import io.shoppipe.tap.infer.TextGuess;
import io.shoppipe.tap.source.ReadRequest;
import io.shoppipe.tap.source.StreamSource;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** The first records of a stream, as they come. */
public final class Samples {
  private final Config config;
  private final Map<String, String> environment;
  private final Clock clock;

  private Samples(Config config, Map<String, String> environment, Clock clock) {
    this.config = config;
    this.environment = environment;
    this.clock = clock;
  }

  public static Samples of(Config config, Map<String, String> environment, Clock clock) {
    return new Samples(config, environment, clock);
  }

  /** What the texts of a field may stand for. */
  public Function<String, TextGuess> texts(StreamDefinition stream) {
    return stream.source() instanceof FileDefinition files && FileStreams.holdsCells(files)
        ? field -> TextGuess.ofCells(FileStreams.rules(files, field))
        : field -> TextGuess.ofJson();
  }

  /** Writes how the records are read into a definition. */
  public static void describe(StreamDefinition stream, ObjectNode definition) {
    stream
        .source()
        .accept(
            new SourceDefinition.Visitor<ObjectNode>() {
              @Override
              public ObjectNode http(HttpDefinition http) {
                return definition.set("http", http.http());
              }

              @Override
              public ObjectNode files(FileDefinition files) {
                return definition.set("files", files.files());
              }
            });
  }

  /** Hands out {@code records} of them at most. */
  public void read(StreamDefinition stream, long records, Consumer<ObjectNode> sink) {
    Problems problems = new Problems();
    stream
        .source()
        .accept(
            new SourceDefinition.Visitor<Boolean>() {
              @Override
              public Boolean http(HttpDefinition definition) {
                StreamSource source =
                    HttpStreams.of(config, environment, clock, problems)
                        .source(stream, definition, problems);
                problems.throwIfAny();
                first(source, records, sink);
                return true;
              }

              @Override
              public Boolean files(FileDefinition definition) {
                FileStreams files = FileStreams.of(config, environment, clock, problems);
                problems.throwIfAny();
                files.sample(definition, records, sink);
                return true;
              }
            });
  }

  private static void first(StreamSource source, long records, Consumer<ObjectNode> sink) {
    long[] left = {records};
    try {
      source.read(
          ReadRequest.from(Optional.empty()),
          (record, at) -> {
            sink.accept(record);
            if (--left[0] == 0) {
              throw new EnoughException();
            }
          });
    } catch (EnoughException e) {
      // The sample is full.
    }
  }
}
