package io.shoppipe.target.cli;

import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.config.Config;
import io.shoppipe.warehouse.api.QueryResult;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.regex.Pattern;

/** Prints the first rows of a query on the loader's warehouse. */
final class ShowCommand {
  private static final Pattern OWN_LIMIT =
      Pattern.compile("\\b(limit|offset|fetch)\\b[^()']*$", Pattern.CASE_INSENSITIVE);

  private final ProgramIo io;

  private final ConfigOptions config;
  private final OutputOptions output;

  ShowCommand(ProgramIo io, ConfigOptions config, OutputOptions output) {
    this.io = io;
    this.config = config;
    this.output = output;
  }

  int call() {
    Config settings = config.read(io);
    try (Warehouse warehouse = Shared.NOTHING.open(settings);
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
    String bare = output.inline().orElse("").strip().replaceFirst(";\\s*$", "");
    if (output.limit() < 0) {
      return bare;
    }
    boolean wrapped = OWN_LIMIT.matcher(bare).find();
    return (wrapped ? "SELECT * FROM (" + bare + "\n) AS shown" : bare)
        + "\nLIMIT "
        + output.limit();
  }
}
