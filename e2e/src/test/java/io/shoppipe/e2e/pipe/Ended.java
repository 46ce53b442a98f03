package io.shoppipe.e2e.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One program that was run to its end, with an empty stdin or a file as stdin. */
record Ended(int code, String out, String err) {
  static Ended of(Path folder, Map<String, String> environment, List<String> command)
      throws Exception {
    return of(folder, environment, command, "");
  }

  static Ended of(Path folder, Map<String, String> environment, List<String> command, String input)
      throws Exception {
    return of(folder, environment, command, Files.writeString(folder.resolve("in"), input));
  }

  static Ended of(Path folder, Map<String, String> environment, List<String> command, Path in)
      throws Exception {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Pipe.cleanEnvironment(builder);
    builder.environment().putAll(environment);
    Process process =
        builder
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    boolean ended = process.waitFor(Pipe.LIMIT_SECONDS, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertThat(ended).as("ended in time; it said: %s", Files.readString(err)).isTrue();
    return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
  }

  /** The one line for the user; the log's lines beside it are no failure. */
  String said(String program) {
    List<String> lines = err.lines().filter(line -> line.startsWith(program + ": ")).toList();
    assertThat(lines).as("one line for the user in: %s", err).hasSize(1);
    assertThat(err).doesNotContain("\tat ");
    return lines.get(0);
  }
}
