package io.shoppipe.tap.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.tap.definition.Definitions;
import io.shoppipe.tap.file.Fetch;
import io.shoppipe.tap.file.FetchedFile;
import io.shoppipe.tap.file.FileSettings.WaitFor;
import io.shoppipe.tap.sync.Fetches;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Copies the streams' files into a folder and watches them until they have stopped to change. */
final class FetchRun {
  @Option(names = "--config", paramLabel = "F", description = "The settings.")
  private @Nullable Path config;

  @Option(names = "--into", required = true, paramLabel = "DIR", description = "Where to.")
  private Path into = Path.of("");

  @Option(
      names = "--stream",
      paramLabel = "NAME",
      description = "Only this stream's files; may be given again. Default: all streams'.")
  private List<String> streams = new ArrayList<>();

  @Option(
      names = "--arrival",
      paramLabel = "SECONDS",
      defaultValue = "0",
      description = "How long to wait for files that are not there; ${DEFAULT-VALUE}.")
  private double arrival;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long to wait until the files stop to change; ${DEFAULT-VALUE}.")
  private double timeout = 60;

  @Option(
      names = "--stable",
      paramLabel = "SECONDS",
      defaultValue = "1",
      description = "How long a file must not have changed; ${DEFAULT-VALUE}.")
  private double stable = 1;

  @Option(
      names = "--poll",
      paramLabel = "SECONDS",
      defaultValue = "0.2",
      description = "How often to look; ${DEFAULT-VALUE}.")
  private double poll = 0.2;

  @Option(
      names = "--report",
      paramLabel = "F",
      description = "Where the line of JSON is written; stdout without it.")
  private @Nullable Path report;

  @Option(
      names = "--read",
      description =
          "Then read the copies as tap-shop does without a command, in the same process: stdout has"
              + " Singer messages, first those of a stream fetched_files, a record for each file."
              + " Needs --report.")
  private boolean read;

  int run(ProgramIo io) {
    requireWayOut();
    Clock clock = Clock.systemUTC();
    Definitions definitions =
        new TapProcess(io, new TapArguments.Files(config, null, null, false)).definitions();
    List<Fetch> fetches =
        Fetches.of(definitions, streams, io.environment(), new Fetch.FetchPlan(into, clock));
    if (!read) {
      fetch(fetches, clock, io);
      return 0;
    }
    return reader(io)
        .sync(
            writer -> {
              fetch(fetches, clock, io);
              new FetchedFiles(fetches, clock.instant()).send(writer);
            });
  }

  private void requireWayOut() {
    if (read && report == null) {
      throw SingerException.usage(
          "fetch: --read writes messages to stdout; say where the report goes: --report FILE");
    }
    if (read && !streams.isEmpty()) {
      throw SingerException.usage("fetch: --read reads all streams; leave out --stream");
    }
  }

  private void fetch(List<Fetch> fetches, Clock clock, ProgramIo io) {
    long begin = clock.millis();
    fetches.forEach(fetch -> fetch.copy(seconds(arrival), seconds(poll)));
    long copied = clock.millis();
    WaitFor wait = new WaitFor(seconds(timeout), seconds(poll), seconds(stable));
    fetches.forEach(fetch -> fetch.sense(wait));
    tell(io, report(fetches, copied - begin, clock.millis() - copied) + "\n");
  }

  /** Whole or not at all: others may look for the file while this runs. */
  private void tell(ProgramIo io, String line) {
    if (report == null) {
      io.print(line);
      return;
    }
    Path part = report.resolveSibling(report.getFileName() + ".part");
    try {
      Files.writeString(part, line);
      Files.move(part, report, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw SingerException.external("--report " + report + ": can't be written: " + e, e);
    }
  }

  /** The tap, its files where they are copied to. */
  private TapProcess reader(ProgramIo io) {
    Map<String, String> environment = new HashMap<>(io.environment());
    environment.put(TapShop.PREFIX + "_SOURCE_FOLDER", into.toString());
    ProgramIo own = new ProgramIo(io.in(), io.out(), io.err(), environment, io.stop());
    return new TapProcess(own, new TapArguments.Files(config, null, null, false));
  }

  private static ObjectNode report(List<Fetch> fetches, long copying, long sensing) {
    List<FetchedFile> files = fetches.stream().flatMap(fetch -> fetch.files().stream()).toList();
    long rows = files.stream().mapToLong(FetchedFile::rows).sum();
    long bytes = files.stream().mapToLong(file -> file.source().size()).sum();
    String what = files.size() + " files, " + bytes + " bytes";
    ObjectNode report = JsonNodeFactory.instance.objectNode();
    report
        .putArray("steps")
        .add(step("download", copying, rows, what))
        .add(step("sense", sensing, rows, files.size() + " files are whole"));
    ObjectNode each = report.putObject("files");
    fetches.forEach(fetch -> each.set(fetch.stream(), described(fetch)));
    return report;
  }

  private static ObjectNode step(String name, long millis, long rows, String detail) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("step", name)
        .put("seconds", millis / 1000.0)
        .put("rows", rows)
        .put("detail", detail);
  }

  private static ObjectNode described(Fetch fetch) {
    ObjectNode stream = JsonNodeFactory.instance.objectNode();
    stream.put("rows", fetch.files().stream().mapToLong(FetchedFile::rows).sum());
    ArrayNode files = stream.putArray("files");
    for (FetchedFile file : fetch.files()) {
      files
          .addObject()
          .put("path", file.path().toString())
          .put("source", file.source().address().toString())
          .put("bytes", file.source().size())
          .put("etag", file.source().etag())
          .put("rows", file.rows());
    }
    return stream;
  }

  private static Duration seconds(double seconds) {
    return Duration.ofMillis(Math.round(seconds * 1000));
  }
}
