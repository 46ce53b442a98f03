package io.shoppipe.tap.sync;

import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.store.Stores;
import io.shoppipe.tap.definition.FileDefinition;
import io.shoppipe.tap.definition.HttpDefinition;
import io.shoppipe.tap.definition.SourceDefinition;
import io.shoppipe.tap.definition.StreamDefinition;
import io.shoppipe.tap.file.FileStreams;
import io.shoppipe.tap.http.HttpStreams;
import io.shoppipe.tap.source.StreamSource;
import java.time.Clock;
import java.util.Map;

/** Makes each stream's source, by the kind that its definition names. */
public final class StreamSources {
  private final HttpStreams http;
  private final FileStreams files;

  private StreamSources(HttpStreams http, FileStreams files) {
    this.http = http;
    this.files = files;
  }

  /** Reads the sources' settings; where something is added to {@code problems}: not to be used. */
  public static StreamSources of(
      Config config, Map<String, String> environment, Clock clock, Problems problems) {
    return new StreamSources(
        HttpStreams.of(config, environment, clock, problems),
        FileStreams.of(config, environment, clock, problems));
  }

  /** The stores that files are read from and written to. */
  Stores stores() {
    return files.stores();
  }

  /** Before the first stream is read: fails or warns where the files are not those expected. */
  void begin() {
    files.begin();
  }

  /** The stream's source; what is wrong with its definition is added to {@code problems}. */
  public StreamSource source(StreamDefinition stream, Problems problems) {
    return stream
        .source()
        .accept(
            new SourceDefinition.Visitor<StreamSource>() {
              @Override
              public StreamSource http(HttpDefinition definition) {
                return http.source(stream, definition, problems);
              }

              @Override
              public StreamSource files(FileDefinition definition) {
                return files.source(stream, definition, problems);
              }
            });
  }
}
