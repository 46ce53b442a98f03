package io.shoppipe.e2e.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoppipe.e2e.pipe.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A copy of a project's folder whose script runs the real programs, each of which can be told to
 * kill all of it.
 */
record RealPipeline(Path folder, String project) {
  /** A run that has begun. */
  record Running(Process process, Path out, Path err) {
    int end() throws InterruptedException {
      return process.waitFor();
    }

    String errors() throws IOException {
      return Files.readString(err, UTF_8);
    }

    String output() throws IOException {
      return Files.readString(out, UTF_8);
    }
  }

  /** Makes the copy; {@code models} holds the project and what projects share. */
  static RealPipeline make(Path folder, ProjectRun models) throws IOException {
    models.copyTo(folder.resolve("projects").resolve(models.project()));
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path program = Path.of("src", "test", "resources", "pipeline", "real", "program");
    for (String name : List.of("tap-shop", "target-warehouse")) {
      Files.copy(program, bin.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
    }
    Path script = folder.resolve("projects").resolve(models.project()).resolve("pipeline");
    script.toFile().setExecutable(true);
    return new RealPipeline(folder, models.project());
  }

  /** Starts the script; {@code killAt} is one of the places in the stand-in for the launchers. */
  Running start(String killAt, String... arguments) throws IOException {
    return start(killAt, Map.of(), arguments);
  }

  /** The same with more variables in the environment. */
  Running start(String killAt, Map<String, String> environment, String... arguments)
      throws IOException {
    Path script = folder.resolve("projects").resolve(project).resolve("pipeline");
    List<String> command = new ArrayList<>();
    command.addAll(List.of("bash", "-c", "PIPELINE_PID=$$ exec \"$0\" \"$@\"", script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder
        .environment()
        .putAll(
            Map.of(
                "PII_HASH_KEY",
                ProjectRun.KEY,
                "KILL_AT",
                killAt,
                "PROGRAM_tap_shop",
                String.join("\n", Programs.tapShop()),
                "PROGRAM_target_warehouse",
                String.join("\n", Programs.targetWarehouse())));
    builder.environment().putAll(environment);
    Path out = Files.createTempFile(folder, "run", ".out");
    Path err = Files.createTempFile(folder, "run", ".err");
    Process process = builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
    return new Running(process, out, err);
  }
}
