package io.shoppipe.target.cli;

import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.config.Config;
import io.shoppipe.store.Stores;
import io.shoppipe.target.export.Export;
import io.shoppipe.target.export.ExportRequest;
import io.shoppipe.target.export.Exported;
import io.shoppipe.target.export.Exporter;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes tables, or a query, to files in a folder or a bucket. */
@Command(
    name = "export",
    mixinStandardHelpOptions = true,
    description = {
      "Writes tables or a query to CSV or Parquet files: on disk, s3:// or gs://.",
      "Files are written aside, put in place whole, and read back. One line on stdout for each."
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done",
      "2:wrong command line",
      "3:wrong config, no such table, or the store denies it",
      "4:a value that the format can't hold, or a query that is wrong",
      "5:the warehouse or the store failed; a retry may help"
    })
final class ExportCommand implements Callable<Integer>, Counted {
  private final ProgramIo io;
  private final Shared shared;

  @Mixin private final ConfigOptions config = new ConfigOptions();

  @ArgGroup(multiplicity = "1")
  private What what = new What();

  @Option(
      names = "--to",
      required = true,
      paramLabel = "ADDRESS",
      description =
          "A path, s3://bucket/key or gs://bucket/key; one that ends in '/' is a folder, where each"
              + " table goes to TABLE.csv.")
  private String to = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "",
      description = "csv or parquet. Default: what the address ends in; csv for a folder.")
  private String format = "";

  @Option(
      names = "--order-by",
      paramLabel = "COLUMN",
      arity = "1",
      description = "The rows' order, by this column, then by the next so named.")
  private List<String> order = new ArrayList<>();

  private final List<Exported> files = new ArrayList<>();

  /** Tables or a query. */
  static final class What {
    @Option(
        names = "--table",
        arity = "1",
        paramLabel = "SCHEMA.TABLE",
        description = "A table or view, all of its rows; several with several --table.")
    private List<String> tables = new ArrayList<>();

    @Option(names = "--inline", paramLabel = "SQL", description = "A query.")
    private String inline = "";
  }

  ExportCommand(ProgramIo io, Shared shared) {
    this.io = io;
    this.shared = shared;
  }

  @Override
  public Integer call() {
    ExportRequest request = new ExportRequest(what.tables, what.inline, to, format, order);
    Config settings = config.read(io);
    try (Warehouse warehouse = shared.open(settings);
        Session session = warehouse.open();
        Stores stores = Stores.of(settings::text, io.environment())) {
      List<Export> exports = request.exports(session, warehouse.dialect());
      new Exporter(session, stores).run(exports, this::done);
    }
    return 0;
  }

  private void done(Exported exported) {
    files.add(exported);
    io.print(exported + "\n");
  }

  @Override
  public Tally tally() {
    long bytes = files.stream().mapToLong(Exported::bytes).sum();
    return new Tally(
        files.stream().mapToLong(Exported::rows).sum(),
        files.size() + " files, " + bytes + " bytes");
  }
}
