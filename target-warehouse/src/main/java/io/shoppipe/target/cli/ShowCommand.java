package io.shoppipe.target.cli;

import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.config.Config;
import io.shoppipe.warehouse.api.QueryResult;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Prints a query's first rows. */
@Command(
    name = "show",
    mixinStandardHelpOptions = true,
    description = "Prints the first rows of a query on the warehouse.")
final class ShowCommand implements Callable<Integer> {
  private static final Pattern OWN_LIMIT =
      Pattern.compile("\\b(limit|offset|fetch)\\b[^()']*$", Pattern.CASE_INSENSITIVE);

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
      QueryResult result = session.query(limited());
      io.print(new TextTable(result.columns(), result.rows()).toString());
    }
    return 0;
  }

  /**
   * The limit stands behind the query itself, so that its order holds; a query with a limit of its
   * own is wrapped.
   */
  private String limited() {
    String bare = query.strip().replaceFirst(";\\s*$", "");
    if (limit < 0) {
      return bare;
    }
    boolean wrapped = OWN_LIMIT.matcher(bare).find();
    return (wrapped ? "SELECT * FROM (" + bare + "\n) AS shown" : bare) + "\nLIMIT " + limit;
  }
}
