package io.shoppipe.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.UnitTestNode;
import io.shoppipe.models.report.NodeResult;
import io.shoppipe.models.yaml.YamlMap;
import io.shoppipe.models.yaml.YamlReader;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A project under {@code src/test/resources/projects} with its {@code case.yml}: SQL that goes
 * before, and steps, each with a command, options and what is expected of it.
 */
record ProjectCase(Path folder, YamlMap yaml) {
  static final String SCHEMA = "analytics";

  static List<ProjectCase> all() {
    try {
      Path top =
          Path.of(Objects.requireNonNull(ProjectCase.class.getResource("/projects")).toURI());
      try (Stream<Path> folders = Files.list(top)) {
        List<ProjectCase> cases =
            folders
                .filter(Files::isDirectory)
                .filter(ProjectCase::wanted)
                .sorted()
                .map(ProjectCase::read)
                .toList();
        assertThat(cases).as("cases found in " + top).isNotEmpty();
        return cases;
      }
    } catch (IOException | URISyntaxException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /** {@code -Dcases=REGEX} runs some only. */
  private static boolean wanted(Path folder) {
    return folder.getFileName().toString().matches(System.getProperty("cases", ".*"));
  }

  private static ProjectCase read(Path folder) {
    try {
      String text = Files.readString(folder.resolve("case.yml"));
      return new ProjectCase(folder, YamlReader.map(folder.getFileName() + "/case.yml", text));
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  @Override
  public String toString() {
    return String.valueOf(folder.getFileName());
  }

  /** Runs all steps in an empty warehouse. */
  void check(Warehouse warehouse, Path temporary) {
    Path project = copied(temporary.resolve("project"));
    Path target = temporary.resolve("target");
    try (Session session = warehouse.open()) {
      yaml.text("setup").ifPresent(session::execute);
      List<YamlMap> steps = yaml.maps("steps");
      assertThat(steps).as("steps of " + this).isNotEmpty();
      for (YamlMap step : steps) {
        if (isFor(step, warehouse)) {
          new Step(step, warehouse, session, project, target).check();
        }
      }
    }
  }

  /** Steps may change the project's files. */
  private Path copied(Path into) {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.toList()) {
        Files.copy(file, into.resolve(folder.relativize(file).toString()));
      }
      return into;
    } catch (IOException broken) {
      throw new IllegalStateException(broken);
    }
  }

  /**
   * {@code only} names the warehouse that a step or a check is for; "ours", perhaps with a
   * warehouse behind it, says that dbt does something else.
   */
  private static boolean isFor(YamlMap step, Warehouse warehouse) {
    String only = step.text("only").orElse("ours");
    String name = warehouse.name();
    return only.equals("ours") || only.equals(name) || only.equals("ours-" + name);
  }

  /** One command and what it must do. */
  private static final class Step {
    private final YamlMap step;
    private final Warehouse warehouse;
    private final Session session;
    private final Path project;
    private final Path target;
    private final List<String> lines = new ArrayList<>();

    Step(YamlMap step, Warehouse warehouse, Session session, Path project, Path target) {
      this.step = step;
      this.warehouse = warehouse;
      this.session = session;
      this.project = project;
      this.target = target;
    }

    void check() {
      step.text("sql").ifPresent(session::execute);
      step.map("touch").values().forEach((path, text) -> touch(path, String.valueOf(text)));
      if (step.has("error")) {
        checkError(step.requiredText("error"));
        return;
      }
      ModelsResult result = run();
      checkStatuses(result);
      if (step.has("listed")) {
        assertThat(lines).containsExactlyInAnyOrderElementsOf(texts("listed"));
      }
      step.maps("rows").stream().filter(rows -> isFor(rows, warehouse)).forEach(this::checkRows);
      checkLines("lines");
      checkLines("lines_" + warehouse.name());
      checkMessages(result);
      checkFiles();
      if (step.has("keep")) {
        KeptArtifacts.keep(target);
      }
    }

    private List<String> texts(String key) {
      return step.texts(key).stream()
          .map(line -> line.replace("{db}", warehouse.database()))
          .toList();
    }

    private void touch(String path, String text) {
      try {
        Files.writeString(project.resolve(path), text);
      } catch (IOException broken) {
        throw new IllegalStateException(broken);
      }
    }

    private ModelsResult run() {
      ModelsCommand command =
          ModelsCommand.valueOf(
              step.text("command").orElse("build").replace('-', '_').toUpperCase(Locale.ROOT));
      Models models = new Models(line -> lines.add(plain(line)), Clock.systemUTC());
      TargetWarehouse given = new TargetWarehouse(warehouse, "dev", SCHEMA, threads());
      return models.run(command, request(), given);
    }

    private int threads() {
      return Integer.parseInt(step.text("threads").orElse("1"));
    }

    private ModelsRequest request() {
      Map<String, String> environment = new TreeMap<>();
      environment.put("CASE_FOLDER", project.toString());
      step.map("env").values().forEach((key, value) -> environment.put(key, String.valueOf(value)));
      ModelsRequest request =
          ModelsRequest.of(project)
              .withTargetPath(target)
              .withEnvironment(environment)
              .selecting(step.texts("select").toArray(String[]::new))
              .excluding(step.texts("exclude").toArray(String[]::new))
              .withVars(step.text("vars").orElse(""));
      return request
          .choosing(choice(request.choice()))
          .withOptions(new StepOptions(step).options());
    }

    private Choice choice(Choice words) {
      return new Choice(
          words.select(),
          words.exclude(),
          step.text("selector"),
          step.text("indirect").orElse("eager"),
          step.texts("types"),
          step.texts("excluded_types"),
          step.has("state") ? Optional.of(KeptArtifacts.folder(step, target)) : Optional.empty(),
          new Choice.Defer(
              step.bool("defer").orElse(false),
              step.bool("favor_state").orElse(false),
              Optional.empty()),
          Optional.empty());
    }

    private void checkError(String expected) {
      SingerException failed = catchThrowableOfType(SingerException.class, this::run);
      assertThat(failed).as("an error").isNotNull();
      assertThat(failed.getMessage()).contains(expected).doesNotContain("\n");
      assertThat(failed.kind()).isEqualTo(ErrorKind.valueOf(step.text("kind").orElse("CONFIG")));
    }

    private void checkStatuses(ModelsResult result) {
      if (!step.has("statuses")) {
        return;
      }
      Map<String, String> statuses = new TreeMap<>();
      for (NodeResult node : result.results()) {
        statuses.put(name(node.node()), node.status().word());
      }
      Map<String, String> expected = new TreeMap<>();
      step.map("statuses").values().forEach((key, value) -> expected.put(key, "" + value));
      assertThat(statuses).as(String.join("\n", lines)).isEqualTo(expected);
      assertThat(result.succeeded())
          .isEqualTo(
              Collections.disjoint(expected.values(), List.of("error", "fail", "partial success")));
    }

    /** A version of a model is told by its version, a unit test by its model. */
    private static String name(Node node) {
      String id = node.id();
      return node instanceof UnitTestNode || node instanceof ModelNode
          ? id.substring(id.indexOf('.', id.indexOf('.') + 1) + 1)
          : node.name();
    }

    private void checkRows(YamlMap rows) {
      String sql = rows.requiredText("sql");
      List<String> found =
          session.query(sql).rows().stream()
              .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining("|")))
              .toList();
      assertThat(found).as(sql).isEqualTo(rows.texts("are"));
    }

    private void checkLines(String key) {
      List<String> expected = texts(key);
      if (!expected.isEmpty()) {
        assertThat(lines).containsSubsequence(expected);
      }
    }

    private void checkMessages(ModelsResult result) {
      step.map("messages_" + warehouse.name()).values().forEach((n, m) -> message(result, n, m));
      step.map("messages").values().forEach((n, m) -> message(result, n, m));
    }

    private void message(ModelsResult result, String name, @Nullable Object text) {
      assertThat(result.results())
          .filteredOn(node -> name(node.node()).equals(name))
          .singleElement()
          .extracting(NodeResult::message)
          .asString()
          .contains(String.valueOf(text))
          .matches(found -> found.contains("\n") == String.valueOf(text).contains("\n"));
    }

    private void checkFiles() {
      for (YamlMap file :
          step.maps("files").stream().filter(found -> isFor(found, warehouse)).toList()) {
        assertThat(target.resolve(file.requiredText("path")))
            .content()
            .contains(file.requiredText("contains").replace("{db}", warehouse.database()));
      }
    }

    /** Without the time before it and with every duration as 0.00s. */
    private String plain(String line) {
      String text = line.matches("\\d\\d:\\d\\d:\\d\\d  .*") ? line.substring(10) : line;
      return text.replaceAll("\\d+\\.\\d\\ds", "0.00s")
          .replaceAll("\\d+\\.\\d\\d seconds", "0.00 seconds")
          .replaceAll("\\.{4,}", "...")
          .replace(target.toString(), "target");
    }
  }
}
