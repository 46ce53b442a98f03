package io.shoppipe.tap.cli;

import io.shoppipe.singer.catalog.Catalog;
import io.shoppipe.singer.cli.LogOptions;
import io.shoppipe.singer.cli.Program;
import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.cli.VersionText;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.ConfigReader;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.config.SettingsSchema;
import io.shoppipe.singer.map.MapSettings;
import io.shoppipe.singer.message.MessageWriter;
import io.shoppipe.singer.state.State;
import io.shoppipe.tap.definition.DefinitionReader;
import io.shoppipe.tap.definition.Definitions;
import io.shoppipe.tap.definition.Discovery;
import io.shoppipe.tap.definition.SchemaNeed;
import io.shoppipe.tap.sync.Mapping;
import io.shoppipe.tap.sync.StreamSources;
import io.shoppipe.tap.sync.TapRun;
import java.nio.file.Path;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The command {@code tap-shop}: reads a shop's API and writes Singer messages to stdout. */
@Command(
    name = "tap-shop",
    description = "Reads a shop's HTTP API and writes Singer messages to stdout.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class)
public final class TapShop implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(TapShop.class);
  private static final String PREFIX = "TAP_SHOP";
  private static final String SETTINGS = "/schemas/config/tap-shop.json";

  private final ProgramIo io;

  @Option(names = "--config", paramLabel = "F", description = "The settings, as JSON.")
  private @Nullable Path config;

  @ArgGroup private @Nullable CatalogFile catalogFile;

  @Option(names = "--state", paramLabel = "F", description = "Where the last run ended.")
  private @Nullable Path stateFile;

  @Option(names = "--discover", description = "Print the catalog and end.")
  private boolean discover;

  @Option(names = "--about", description = "Print the settings and end.")
  private boolean about;

  @Option(
      names = "--strict-config",
      description = "Refuse unknown settings, which are only warned of otherwise.")
  private boolean strict;

  @Mixin private final LogOptions log = new LogOptions();

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
    Program.main(TapShop::new, args);
  }

  @Override
  public void run() {
    log.apply("tap-shop", PREFIX, io.environment());
    SettingsSchema schema = SettingsSchema.resource(TapShop.class, SETTINGS);
    if (about) {
      io.print(schema.describe("tap-shop", PREFIX));
      return;
    }
    Config read =
        new ConfigReader(schema, PREFIX, io.environment(), LOG::warn).read(config, strict);
    Problems problems = new Problems();
    Definitions definitions = new DefinitionReader(SchemaNeed.REQUIRED, problems).read(read);
    problems.throwIfAny();
    if (discover) {
      io.print(Discovery.catalog(definitions).toJson().toPrettyString() + "\n");
    } else {
      sync(definitions);
    }
  }

  private void sync(Definitions definitions) {
    Problems problems = new Problems();
    Config read = definitions.config();
    Clock clock = Clock.systemUTC();
    Mapping mapping = Mapping.of(MapSettings.of(read, io.environment(), clock, problems), problems);
    StreamSources sources = StreamSources.of(read, clock, problems);
    TapRun run = TapRun.plan(definitions, sources, catalog(definitions), mapping, problems);
    State state = state();
    problems.throwIfAny();
    try (MessageWriter writer = new MessageWriter(io.out())) {
      run.run(state, writer, clock);
    }
  }

  private Catalog catalog(Definitions definitions) {
    Path file = catalogFile == null ? null : catalogFile.path();
    return file == null
        ? Discovery.catalog(definitions)
        : Catalog.parse(ConfigReader.json(file, "catalog"), "catalog " + file);
  }

  private State state() {
    Path file = stateFile;
    return file == null
        ? State.empty()
        : State.parse(ConfigReader.json(file, "state"), "state " + file);
  }
}
