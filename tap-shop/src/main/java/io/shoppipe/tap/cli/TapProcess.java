package io.shoppipe.tap.cli;

import io.shoppipe.singer.catalog.Catalog;
import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.ConfigReader;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.config.SettingsSchema;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.map.KeyedHash;
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
import io.shoppipe.tap.sync.Trial;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the program does with its config, catalog and state. */
final class TapProcess {
  private static final Logger LOG = LoggerFactory.getLogger("tap-shop");

  private final ProgramIo io;
  private final TapArguments.Files files;
  private final Clock clock = Clock.systemUTC();

  TapProcess(ProgramIo io, TapArguments.Files files) {
    this.io = io;
    this.files = files;
  }

  static SettingsSchema settings() {
    return SettingsSchema.resource(TapProcess.class, "/schemas/config/tap-shop.json");
  }

  int discover() {
    io.print(Discovery.catalog(definitions()).toJson().toPrettyString() + "\n");
    return 0;
  }

  int sync() {
    return sync(writer -> {});
  }

  /** {@code first}: what is written before the streams. */
  int sync(Consumer<MessageWriter> first) {
    Problems problems = new Problems();
    TapRun run = plan(problems);
    State state = state();
    problems.throwIfAny();
    Stopping stopping = new Stopping(io);
    return stopping.around(
        () -> {
          try (MessageWriter writer = new MessageWriter(io.out())) {
            first.accept(writer);
            run.run(state, writer, clock, stopping::asked);
          }
        });
  }

  /** Sends the schemas alone. */
  int schemas() {
    try (MessageWriter writer = new MessageWriter(io.out())) {
      plan().schemas(writer, clock);
    }
    return 0;
  }

  /** Tries every stream, though one before it failed; the first failure makes the exit code. */
  int test() {
    int code = 0;
    for (Trial trial : plan().trials(clock)) {
      try {
        List<Long> records = trial.run();
        for (int i = 0; i < records.size(); i++) {
          boolean came = records.get(i) > 0;
          say(trial.streams().get(i) + ": " + (came ? "ok" : "ok, but it has no record to check"));
        }
      } catch (SingerException e) {
        say(String.join(", ", trial.streams()) + ": failed: " + e.getMessage());
        code = code == 0 ? e.kind().exitCode() : code;
      }
    }
    return code;
  }

  private void say(String line) {
    io.report("tap-shop", line);
    io.err().flush();
  }

  private TapRun plan() {
    Problems problems = new Problems();
    TapRun run = plan(problems);
    problems.throwIfAny();
    return run;
  }

  private TapRun plan(Problems problems) {
    Definitions definitions = definitions();
    Config config = definitions.config();
    Mapping mapping =
        Mapping.of(MapSettings.of(config, io.environment(), clock, problems), problems);
    StreamSources sources = StreamSources.of(config, io.environment(), clock, problems);
    return TapRun.plan(definitions, sources, catalog(definitions), mapping, problems);
  }

  Config config() {
    return new ConfigReader(settings(), TapShop.PREFIX, io.environment(), LOG::warn)
        .read(files.config(), files.strict());
  }

  Definitions definitions() {
    Config config = config();
    Problems problems = new Problems();
    Definitions definitions =
        new DefinitionReader(
                SchemaNeed.REQUIRED,
                io.environment().getOrDefault(KeyedHash.VARIABLE, ""),
                problems)
            .read(config);
    problems.throwIfAny();
    return definitions;
  }

  private Catalog catalog(Definitions definitions) {
    Path file = files.catalog();
    return file == null
        ? Discovery.catalog(definitions)
        : Catalog.parse(ConfigReader.json(file, "catalog"), "catalog " + file);
  }

  private State state() {
    Path file = files.state();
    return file == null ? State.empty() : StateFile.read(file);
  }
}
