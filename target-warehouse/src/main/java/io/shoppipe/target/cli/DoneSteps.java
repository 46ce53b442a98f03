package io.shoppipe.target.cli;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.target.steps.Step;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Steps that other programs did, as JSON or as files that they write while this one runs. */
final class DoneSteps {
  private final List<String> jsons;
  private final List<Path> files;

  /** {@code given}: what begins with a brace is JSON, another is a file's name. */
  DoneSteps(List<String> given) {
    jsons = given.stream().filter(DoneSteps::isJson).toList();
    files = given.stream().filter(text -> !isJson(text)).map(Path::of).toList();
  }

  private static boolean isJson(String text) {
    return text.stripLeading().startsWith("{");
  }

  /** Those that were known from the beginning. */
  List<Step> known() {
    return jsons.stream().flatMap(json -> Step.of(json).stream()).toList();
  }

  /**
   * Those of the files, once they must be there; where what this program did has failed, files that
   * are not there are of steps that were not done.
   */
  List<Step> written(boolean failed) {
    List<Step> steps = new ArrayList<>();
    for (Path file : files) {
      if (!failed || Files.exists(file)) {
        steps.addAll(Step.of(text(file)));
      }
    }
    return steps;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw SingerException.config(
          "--done " + file + ": no program has written it, or it can't be read");
    }
  }
}
