package io.shoppipe.tap.sync;

import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.tap.definition.Definitions;
import io.shoppipe.tap.definition.FileDefinition;
import io.shoppipe.tap.definition.StreamDefinition;
import io.shoppipe.tap.file.Fetch;
import io.shoppipe.tap.file.Fetch.FetchPlan;
import io.shoppipe.tap.file.FileStreams;
import java.util.List;
import java.util.Map;

/** Makes what copies the files of all streams that are read from files. */
public final class Fetches {
  private Fetches() {}

  /**
   * One for each such stream, or for each of those that are named; fails with exit kind CONFIG
   * where there is none.
   */
  public static List<Fetch> of(
      Definitions definitions,
      List<String> wanted,
      Map<String, String> environment,
      FetchPlan plan) {
    Problems problems = new Problems();
    FileStreams files = FileStreams.of(definitions.config(), environment, plan.clock(), problems);
    problems.throwIfAny();
    List<StreamDefinition> streams =
        definitions.streams().stream()
            .filter(stream -> stream.source() instanceof FileDefinition)
            .toList();
    requireKnown(wanted, streams.stream().map(StreamDefinition::id).toList());
    List<Fetch> fetches =
        streams.stream()
            .filter(stream -> wanted.isEmpty() || wanted.contains(stream.id()))
            .map(stream -> fetch(files, stream, plan))
            .toList();
    if (fetches.isEmpty()) {
      throw SingerException.config(
          "fetch: no stream is read from files. Name them in the streams' definitions.");
    }
    return fetches;
  }

  private static void requireKnown(List<String> wanted, List<String> known) {
    for (String name : wanted) {
      if (!known.contains(name)) {
        throw SingerException.config(
            "fetch: no stream '"
                + name
                + "' is read from files: there are "
                + String.join(", ", known)
                + ".");
      }
    }
  }

  private static Fetch fetch(FileStreams files, StreamDefinition stream, FetchPlan plan) {
    return files.fetch(stream, (FileDefinition) stream.source(), plan);
  }
}
