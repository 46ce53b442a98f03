package io.shoppipe.models.contract;

import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.QueryResult;
import io.shoppipe.warehouse.api.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Holds a query's columns against a contract, by the warehouse's own word for their types. */
public record ContractCheck(Session session, String adapter) {
  private static final Pattern SIZES = Pattern.compile("\\([^)]*\\)");

  /** Fails with MODELS, showing what differs, where the names, types or number don't agree. */
  public void check(Contract contract, String sql) {
    List<Mismatches.Column> defined = columns(sql);
    List<Mismatches.Column> promised = columns(empty(contract));
    List<Mismatches.Row> rows = Mismatches.of(defined, promised);
    if (!rows.isEmpty()) {
      throw failed(contract.node(), Mismatches.text(rows));
    }
  }

  private static String empty(Contract contract) {
    List<Contract.Promised> untyped =
        contract.columns().stream().filter(column -> column.type().isBlank()).toList();
    if (!untyped.isEmpty()) {
      String names =
          untyped.stream().map(Contract.Promised::name).collect(Collectors.joining("`, `"));
      throw wrong(
          contract.node(),
          "Contracted models require data_type to be defined for each column. Please ensure that the column name and data_type are defined within the YAML configuration for the `%s` column(s)."
              .formatted(names));
    }
    return contract.columns().stream()
        .map(column -> "cast(null as " + column.type() + ") as " + column.sqlName())
        .collect(Collectors.joining(", ", "select ", ""));
  }

  private List<Mismatches.Column> columns(String sql) {
    return adapter.equals("duckdb") ? described(sql) : typed(sql);
  }

  private List<Mismatches.Column> described(String sql) {
    return session.query("describe (\n" + sql + "\n)").rows().stream()
        .map(row -> new Mismatches.Column(String.valueOf(row.get(0)), String.valueOf(row.get(1))))
        .toList();
  }

  private List<Mismatches.Column> typed(String sql) {
    QueryResult result =
        session.query("select * from (\n" + sql + "\n) as contract_query where false limit 0");
    List<Mismatches.Column> columns = new ArrayList<>();
    for (int i = 0; i < result.columns().size(); i++) {
      String own = result.nativeTypes().get(i);
      String type =
          adapter.equals("bigquery") ? SIZES.matcher(own).replaceAll("") : PostgresTypeName.of(own);
      columns.add(new Mismatches.Column(result.columns().get(i), type));
    }
    return columns;
  }

  private static SingerException failed(RelationNode node, String table) {
    return wrong(
        node,
        "This model has an enforced contract that failed.\nPlease ensure the name, data_type, and number of columns in your contract match the columns in your model's definition.\n\n"
            + table);
  }

  private static SingerException wrong(RelationNode node, String why) {
    return new SingerException(
        ErrorKind.MODELS,
        "Compilation Error in %s %s (%s)\n%s"
            .formatted(node.resourceType(), node.name(), node.path(), why));
  }
}
