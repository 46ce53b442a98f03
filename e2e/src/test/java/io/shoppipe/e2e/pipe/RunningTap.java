package io.shoppipe.e2e.pipe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A tap by itself, whose lines the test reads when it likes: until then the tap waits. */
final class RunningTap {
  private final Process process;
  private final Path err;
  private final BufferedReader out;
  private final List<String> lines = new ArrayList<>();

  private RunningTap(Process process, Path err) {
    this.process = process;
    this.err = err;
    this.out = process.inputReader(UTF_8);
    CompletableFuture.delayedExecutor(Pipe.LIMIT_SECONDS, TimeUnit.SECONDS)
        .execute(process::destroyForcibly);
  }

  static RunningTap start(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    Path err = folder.resolve("tap.err");
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(err.toFile());
    Pipe.cleanEnvironment(builder);
    builder.environment().putAll(environment);
    return new RunningTap(builder.start(), err);
  }

  /** Reads on until a line begins so. */
  RunningTap awaitLine(String start) throws IOException {
    String line;
    do {
      line = out.readLine();
      assertThat(line).as("%s; the tap said: %s", start, Files.readString(err)).isNotNull();
      lines.add(line);
    } while (!line.startsWith(start));
    return this;
  }

  /** As a reader that goes away. */
  RunningTap closeStdout() throws IOException {
    out.close();
    return this;
  }

  RunningTap signal(String name) throws Exception {
    RunningPipe.signal(name, process);
    return this;
  }

  /** Reads what is left, and waits for the end. */
  Ended end() throws Exception {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(line);
    }
    return unread();
  }

  /** Waits for the end without reading on. */
  Ended unread() throws Exception {
    int code = process.waitFor();
    return new Ended(code, String.join("\n", lines), Files.readString(err));
  }
}
