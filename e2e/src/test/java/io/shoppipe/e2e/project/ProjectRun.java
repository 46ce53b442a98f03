package io.shoppipe.e2e.project;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.singer.cli.Program;
import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.cli.StopSignal;
import io.shoppipe.tap.cli.TapShop;
import io.shoppipe.target.cli.TargetWarehouse;
import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A project of {@code projects/} and one database for it; both programs run in this process, with
 * the project's configs. {@code folder} takes what a build writes.
 */
record ProjectRun(String project, String url, Path folder) {
  static final String KEY = "a key for tests";
  private static final String EVERY_RUN = "_sdc_.*";

  /** What a program did. */
  record Ran(int code, String out, String err) {}

  /** The project's folder. */
  Path home() {
    return Path.of("..", "projects", project);
  }

  /** Runs the tap, and the target on its messages; both must succeed. Returns the last state. */
  String load(Map<String, String> environment, String... tapArguments) {
    return load(environment, Map.of(), tapArguments);
  }

  /** The same with variables for the target. */
  String load(
      Map<String, String> environment,
      Map<String, String> targetEnvironment,
      String... tapArguments) {
    Ran tap = tap(environment, tapArguments);
    assertThat(tap.code()).as(tap.err()).isZero();
    Map<String, String> variables = new HashMap<>(target());
    variables.putAll(targetEnvironment);
    byte[] input = tap.out().getBytes(UTF_8);
    Ran target = run(TargetWarehouse::command, variables, input, "--config", targetConfig());
    assertThat(target.code()).as(target.err()).isZero();
    String states = target.out().strip();
    return states.substring(states.lastIndexOf('\n') + 1);
  }

  /** The state that the warehouse holds, {@code {}} where it has none. */
  String state() {
    Ran state =
        run(
            TargetWarehouse::command,
            target(),
            new byte[0],
            "state",
            "--or-empty",
            "--config",
            targetConfig());
    assertThat(state.code()).as(state.err()).isZero();
    return state.out().strip();
  }

  /** Runs the tap, with a key for hashes unless the environment names another or an empty one. */
  Ran tap(Map<String, String> environment, String... arguments) {
    Map<String, String> variables = new HashMap<>(Map.of("PII_HASH_KEY", KEY));
    variables.putAll(environment);
    variables.values().removeIf(String::isEmpty);
    return run(TapShop::new, variables, new byte[0], arguments);
  }

  /** Builds the project's models. */
  ShopBuild build(String... options) throws IOException {
    return build(home(), options);
  }

  /** Builds the models of a copy of the project. */
  ShopBuild build(Path models, String... options) throws IOException {
    Path results = folder.resolve("run_results.json");
    Files.deleteIfExists(results);
    Ran build = command("build", models, options);
    String report = build.err() + build.out();
    assertThat(results).as(report).exists();
    return ShopBuild.read(build.code(), results);
  }

  /** One of dbt's commands on a project's models. */
  Ran command(String name, Path models, String... options) {
    List<String> arguments =
        new ArrayList<>(List.of(name, "--project-dir", models.toString(), "--config"));
    arguments.addAll(List.of(targetConfig(), "--target-path", folder.toString()));
    arguments.addAll(List.of(options));
    return run(TargetWarehouse::command, target(), new byte[0], arguments.toArray(String[]::new));
  }

  void execute(String sql) {
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(url));
        Session session = warehouse.open()) {
      session.execute(sql);
    }
  }

  /** Sorted rows of a query: all columns as text, null as {@code -}. */
  List<String> query(String sql) {
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(url));
        Session session = warehouse.open()) {
      return rows(session, "(" + sql + ") as picked", column -> true);
    }
  }

  /** All rows of the schemas' relations by name, without columns that match the pattern. */
  SortedMap<String, List<String>> tablesWithout(String pattern, String... schemas) {
    SortedMap<String, List<String>> tables = new TreeMap<>();
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of(url));
        Session session = warehouse.open()) {
      for (String schema : schemas) {
        for (Relation relation : session.relations(schema)) {
          String name = schema + "." + relation.name().name();
          String quoted = schema + ".\"" + relation.name().name() + "\"";
          tables.put(name, rows(session, quoted, column -> !column.matches(pattern)));
        }
      }
    }
    return tables;
  }

  /** The same without what the loader notes of each run. */
  SortedMap<String, List<String>> tables(String... schemas) {
    return tablesWithout(EVERY_RUN, schemas);
  }

  private static List<String> rows(Session session, String relation, Predicate<String> wanted) {
    String columns =
        session.query("select * from " + relation + " where false").columns().stream()
            .filter(wanted)
            .map(column -> "coalesce(cast(\"" + column + "\" as text), '-')")
            .collect(Collectors.joining(", "));
    return session.query("select " + columns + " from " + relation).rows().stream()
        .map(row -> row.stream().map(String::valueOf).collect(Collectors.joining("|")))
        .sorted()
        .toList();
  }

  /** A copy of the project that a test may change, beside a copy of what the projects share. */
  Path copyTo(Path to) throws IOException {
    copy(home(), to);
    copy(home().resolveSibling("lib"), to.resolveSibling("lib"));
    return to;
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path inside = from.relativize(file);
        if (!inside.startsWith("sample") && !inside.startsWith("target")) {
          Path copy = to.resolve(inside.toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private Map<String, String> target() {
    return Map.of("TARGET_WAREHOUSE_WAREHOUSE", url);
  }

  private String targetConfig() {
    return home().resolve("target.json").toString();
  }

  private static Ran run(
      Function<ProgramIo, Object> program,
      Map<String, String> environment,
      byte[] input,
      String... arguments) {
    StringWriter err = new StringWriter();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ProgramIo io =
        new ProgramIo(
            new ByteArrayInputStream(input),
            out,
            new PrintWriter(err, true),
            environment,
            new StopSignal());
    int code = Program.run(program, io, arguments);
    return new Ran(code, out.toString(UTF_8), err.toString());
  }
}
