package io.shoppipe.target.cli;

import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.config.Config;
import io.shoppipe.warehouse.api.QueryResult;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints a query's first rows. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Prints the first rows of a query on the warehouse.")
final class ShowCommand implements Callable<Integer> {
  private final ProgramIo io;

  @Mixin private final ConfigOptions config = new ConfigOptions();

  @Option(
      names = "--inline",
      required = true,
      paramLabel = "SQL",
      description = "The query, in the warehouse's SQL.")
  private String query = "";

  @Option(
      names = "--limit",
      defaultValue = "5",
      paramLabel = "N",
      description = "How many rows at most; -1 for all. Default: ${DEFAULT-VALUE}.")
  private int limit;

  ShowCommand(ProgramIo io) {
    this.io = io;
  }

  @Override
  public Integer call() {
    Config settings = config.read(io);
    try (Warehouse warehouse = OpenWarehouse.of(settings);
        Session session = warehouse.open()) {
      String limited =
          limit < 0 ? query : "SELECT * FROM (" + query + "\n) AS shown LIMIT " + limit;
      QueryResult result = session.query(limited);
      io.print(new TextTable(result.columns(), result.rows()).toString());
    }
    return 0;
  }
}
