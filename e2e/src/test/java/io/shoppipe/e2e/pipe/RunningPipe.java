package io.shoppipe.e2e.pipe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Both programs while they run: what the target prints is read as it comes. */
final class RunningPipe {
  private final Process tap;
  private final Process target;
  private final Path tapErr;
  private final Path targetErr;
  private final BufferedReader out;
  private final List<String> states = new ArrayList<>();

  RunningPipe(Process tap, Process target, Path tapErr, Path targetErr) {
    this.tap = tap;
    this.target = target;
    this.tapErr = tapErr;
    this.targetErr = targetErr;
    this.out = target.inputReader(UTF_8);
    CompletableFuture.delayedExecutor(Pipe.LIMIT_SECONDS, TimeUnit.SECONDS).execute(this::giveUp);
  }

  /** Waits until the target has printed so many states in all. */
  RunningPipe awaitStates(int count) throws IOException {
    while (states.size() < count) {
      String line = out.readLine();
      assertThat(line)
          .as("state %d; the target said: %s", states.size() + 1, Files.readString(targetErr))
          .isNotNull();
      states.add(line);
    }
    return this;
  }

  /** As a reader that goes away. */
  void closeStdout() throws IOException {
    out.close();
  }

  /** Sends a signal to one of them, or both at once, as a terminal does. */
  static void signal(String name, Process... processes) throws Exception {
    assertThat(signalled(name, processes)).as("%s sent", name).isTrue();
  }

  /** As {@link #signal}; false if a process has just ended. */
  static boolean signalled(String name, Process... processes) throws Exception {
    List<String> command = new ArrayList<>(List.of("kill", "-s", name));
    for (Process process : processes) {
      command.add(Long.toString(process.pid()));
    }
    return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
  }

  Process tap() {
    return tap;
  }

  Process target() {
    return target;
  }

  /** Waits for the end of both. */
  PipeResult end() throws Exception {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      states.add(line);
    }
    return codes();
  }

  /** As {@link #end}, where stdout is closed already. */
  PipeResult codes() throws Exception {
    int targetCode = target.waitFor();
    int tapCode = tap.waitFor();
    return new PipeResult(
        tapCode, targetCode, states, Files.readString(tapErr), Files.readString(targetErr));
  }

  private void giveUp() {
    tap.destroyForcibly();
    target.destroyForcibly();
  }
}
