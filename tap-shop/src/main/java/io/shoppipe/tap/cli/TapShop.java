package io.shoppipe.tap.cli;

import io.shoppipe.singer.cli.LogOptions;
import io.shoppipe.singer.cli.Program;
import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.cli.VersionText;
import io.shoppipe.singer.config.About;
import io.shoppipe.singer.config.AboutFormat;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code tap-shop}: reads a shop's API and writes Singer messages to stdout. */
@Command(
    name = "tap-shop",
    description = "Reads a shop's HTTP API and writes Singer messages to stdout.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "1:a bug, with a stack trace",
      "2:wrong command line",
      "3:wrong config, catalog or state",
      "4:a record breaks its schema",
      "5:the source failed; a retry may help",
      "130, 143:stopped by a signal; the last STATE holds"
    })
public final class TapShop implements Callable<Integer> {
  static final String PREFIX = "TAP_SHOP";

  /** What it can do, in the words that Meltano knows. */
  public static final List<String> CAPABILITIES =
      List.of(
          "about",
          "activate-version",
          "batch",
          "catalog",
          "discover",
          "properties",
          "schema-flattening",
          "state",
          "stream-maps",
          "structured-logging",
          "test");

  private final ProgramIo io;

  @Option(names = "--config", paramLabel = "F", description = "The settings, as JSON.")
  private @Nullable Path config;

  @ArgGroup private @Nullable CatalogFile catalogFile;

  @Option(names = "--state", paramLabel = "F", description = "Where the last run ended.")
  private @Nullable Path state;

  @Option(names = "--discover", description = "Print the catalog and end.")
  private boolean discover;

  @Option(
      names = "--test",
      arity = "0..1",
      fallbackValue = "all",
      paramLabel = "WHAT",
      description =
          "Read one record of each stream, hold it against its schema, and end. With schema: send"
              + " the SCHEMA messages alone.")
  private @Nullable TestKind test;

  @Option(names = "--about", description = "Describe the program and its settings, and end.")
  private boolean about;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "With --about: text, json (as the Singer SDK's) or markdown.")
  private String format = "text";

  @Option(
      names = "--strict-config",
      description = "Refuse unknown settings, which are only warned of otherwise.")
  private boolean strict;

  @Mixin private final LogOptions log = new LogOptions();

  /** What to test; the Singer SDK's words. */
  enum TestKind {
    ALL,
    RECORDS,
    SCHEMA
  }

  /** The two names of the catalog's option. */
  static final class CatalogFile {
    @Option(names = "--catalog", paramLabel = "F", description = "What to read.")
    private @Nullable Path catalog;

    @Option(names = "--properties", paramLabel = "F", description = "The older name of --catalog.")
    private @Nullable Path properties;

    @Nullable Path path() {
      return catalog == null ? properties : catalog;
    }
  }

  public TapShop(ProgramIo io) {
    this.io = io;
  }

  public static void main(String[] args) {
    Program.main(TapShop::new, TapShop::everyday, args);
  }

  /** The calls that runners make need no command-line parser. */
  private static Optional<Program.Shortcut> everyday(ProgramIo io, List<String> args) {
    return TapArguments.plain(args)
        .map(
            given ->
                new Program.Shortcut(
                    "tap-shop",
                    () -> {
                      new LogOptions().apply("tap-shop", PREFIX, io.environment());
                      TapProcess process = new TapProcess(io, given.files());
                      return given.discover() ? process.discover() : process.sync();
                    }));
  }

  @Override
  public Integer call() {
    log.apply("tap-shop", PREFIX, io.environment());
    if (about) {
      io.print(AboutFormat.of(format).page(describe(), PREFIX));
      return 0;
    }
    TapProcess process =
        new TapProcess(
            io,
            new TapArguments.Files(
                config, catalogFile == null ? null : catalogFile.path(), state, strict));
    if (discover) {
      return process.discover();
    }
    if (test == null) {
      return process.sync();
    }
    return test == TestKind.SCHEMA ? process.schemas() : process.test();
  }

  /** Reads some records and writes the definition whose schema they fit. */
  @Command(
      name = "infer",
      mixinStandardHelpOptions = true,
      description =
          "Reads some records of a stream, and writes its definition with the schema that they fit.")
  int infer(
      @Option(names = "--config", paramLabel = "F", required = true, description = "The settings.")
          Path settings,
      @Option(
              names = "--stream",
              paramLabel = "S",
              description = "Which stream; not needed where there is only one.")
          @Nullable String stream,
      @Option(
              names = "--sample",
              paramLabel = "N",
              defaultValue = "1000",
              description = "How many records are read; ${DEFAULT-VALUE}.")
          long sample,
      @Option(
              names = "--key",
              description = "Take the first field that tells the records apart for the key.")
          boolean key,
      @Option(
              names = "--output",
              paramLabel = "F",
              description = "Where the definition is written; stdout without it.")
          @Nullable Path output) {
    log.apply("tap-shop", PREFIX, io.environment());
    TapProcess process = new TapProcess(io, new TapArguments.Files(settings, null, null, false));
    InferRun run = new InferRun(io, process.config(), Optional.ofNullable(stream), key);
    run.write(run.definition(sample), output);
    return 0;
  }

  /** Copies the files of streams, to be read from where they are copied to. */
  @Command(
      name = "fetch",
      mixinStandardHelpOptions = true,
      description = {
        "Copies the files of all streams into a folder, size and ETag checked, then waits until"
            + " they have stopped to change, and counts their rows.",
        "Read them there with TAP_SHOP_SOURCE_FOLDER. Prints one line of JSON."
      })
  int fetch(@Mixin FetchRun run) {
    log.apply("tap-shop", PREFIX, io.environment());
    return run.run(io);
  }

  private static About describe() {
    return new About(
        "tap-shop",
        "Reads a shop's HTTP API and writes Singer messages.",
        VersionText.of(TapShop.class),
        CAPABILITIES,
        TapProcess.settings());
  }
}
