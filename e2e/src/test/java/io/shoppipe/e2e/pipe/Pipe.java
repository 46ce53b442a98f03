package io.shoppipe.e2e.pipe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A tap and a target, joined by the operating system's own pipe, in a folder of their own. */
record Pipe(Path folder, List<String> tap, List<String> target, Map<String, String> environment) {
  /** Programs that may run long, but never for ever. */
  static final int LIMIT_SECONDS = 120;

  Pipe {
    tap = List.copyOf(tap);
    target = List.copyOf(target);
    environment = Map.copyOf(environment);
  }

  Pipe with(String variable, String value) {
    Map<String, String> more = new HashMap<>(environment);
    more.put(variable, value);
    return new Pipe(folder, tap, target, more);
  }

  Pipe withTap(List<String> other) {
    return new Pipe(folder, other, target, environment);
  }

  /** The same with {@code --state} for the tap, from this text. */
  Pipe fromState(String state) throws IOException {
    Path file = Files.writeString(folder.resolve("state.json"), state);
    List<String> command = new ArrayList<>(tap);
    command.addAll(List.of("--state", file.toString()));
    return withTap(command);
  }

  /** SIGINT reaches the programs even where the build runs in a shell's background, deaf to it. */
  Pipe listening() {
    return new Pipe(folder, listening(tap), listening(target), environment);
  }

  /** The target may not make any file larger than this, whoever runs it. */
  Pipe withLargestFile(int kilobytes) {
    return new Pipe(folder, tap, largestFile(kilobytes, target), environment);
  }

  /** The program, which may not make any file larger than this. */
  static List<String> largestFile(int kilobytes, List<String> program) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("bash", "-c", "ulimit -f " + kilobytes + "; exec \"$@\"", "bash"));
    command.addAll(program);
    return command;
  }

  static List<String> listening(List<String> program) {
    List<String> command = new ArrayList<>(List.of("env", "--default-signal=INT"));
    command.addAll(program);
    return command;
  }

  RunningPipe start() throws IOException {
    Path tapErr = folder.resolve("tap.err");
    Path targetErr = folder.resolve("target.err");
    List<Process> processes =
        ProcessBuilder.startPipeline(
            List.of(
                builder(tap).redirectError(tapErr.toFile()),
                builder(target).redirectError(targetErr.toFile())));
    return new RunningPipe(processes.get(0), processes.get(1), tapErr, targetErr);
  }

  PipeResult run() throws Exception {
    return start().end();
  }

  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    cleanEnvironment(builder);
    builder.environment().putAll(environment);
    return builder;
  }

  /** What a developer has set for himself must not reach the programs under test. */
  static void cleanEnvironment(ProcessBuilder builder) {
    builder
        .environment()
        .keySet()
        .removeIf(
            name ->
                name.startsWith("TAP_SHOP_")
                    || name.startsWith("TARGET_WAREHOUSE_")
                    || List.of("PII_HASH_KEY", "LOGLEVEL", "JAVA_TOOL_OPTIONS").contains(name));
  }
}
