package io.shoppipe.models.materialization;

import io.shoppipe.models.contract.Contract;
import io.shoppipe.models.contract.ContractCheck;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.render.RelationValue;
import io.shoppipe.python.Repr;
import io.shoppipe.warehouse.api.Relation;
import java.util.List;
import java.util.Optional;

/**
 * Makes a relation of a node's query: under its contract where it has one, by the project's own
 * version of dbt's macro where there is one.
 */
record Creation(Build build) {
  /** How many rows the statement reported that filled it. */
  long make(Relation.Kind kind, RelationName name) {
    return make(kind, name, name);
  }

  /**
   * The same; {@code told} is the name that the file below {@code target/run} has for it once it is
   * made: a statement that fails stands there as it was sent, so that its place is found.
   */
  long make(Relation.Kind kind, RelationName name, RelationName told) {
    Optional<String> own = ownMacro(kind, name);
    if (own.isPresent()) {
      build.changes().add(() -> build.existing().put(name, kind));
      build.written().accept(own.get());
      return build.session().execute(own.get());
    }
    Optional<Contract> contract = checked();
    if (kind == Relation.Kind.TABLE && contract.isPresent()) {
      return promised(contract.get(), name, told);
    }
    build.written().accept(Ddl.creation(name, words(kind), build.sql()) + ";");
    long rows = build.ddl().create(kind, name, words(kind), build.sql());
    build.written().accept(Ddl.creation(told, words(kind), build.sql()) + ";");
    return rows;
  }

  /** Holds the query against the contract, if there is one. */
  Optional<Contract> checked() {
    Optional<Contract> contract = Contract.of(build.node(), build.config());
    contract.ifPresent(
        found -> {
          new ContractCheck(build.session(), build.adapter()).check(found, build.sql());
          warnOfScale(found);
        });
    return contract;
  }

  private void warnOfScale(Contract contract) {
    List<String> columns = contract.unscaled();
    if (!columns.isEmpty()) {
      String text =
          "Detected columns with numeric type and unspecified precision/scale, this can lead to"
              + " unintended rounding: "
              + columns.stream().map(Repr::of).toList();
      build.scope().answer("exceptions.warn", text);
    }
  }

  private String words(Relation.Kind kind) {
    boolean unlogged =
        kind == Relation.Kind.TABLE && build.isPostgres() && build.config().isTrue("unlogged");
    return (unlogged ? "unlogged " : "") + Ddl.word(kind);
  }

  private long promised(Contract contract, RelationName name, RelationName told) {
    String definition =
        contract.definition(call -> build.scope().render("{{ " + call + " }}").strip());
    build.changes().add(() -> build.existing().put(name, Relation.Kind.TABLE));
    build.written().accept(both(contract, definition, name));
    build.session().execute(table(name, definition));
    long rows = build.session().execute(rows(contract, name));
    build.written().accept(both(contract, definition, told));
    return rows;
  }

  private String both(Contract contract, String definition, RelationName name) {
    return table(name, definition) + " ;\n" + rows(contract, name) + ";";
  }

  private String table(RelationName name, String definition) {
    return "create %s %s (\n  %s\n)"
        .formatted(words(Relation.Kind.TABLE), Ddl.sql(name), definition);
  }

  private String rows(Contract contract, RelationName name) {
    String columns = contract.columnList();
    return "insert into %s (%s) (\nselect %s from (\n%s\n) as model_subq\n)"
        .formatted(Ddl.sql(name), columns, columns, build.sql());
  }

  private Optional<String> ownMacro(Relation.Kind kind, RelationName name) {
    RelationValue relation = RelationValue.of(name, Optional.of(Ddl.word(kind).replace(' ', '_')));
    return switch (kind) {
      case TABLE ->
          build
              .override("get_create_table_as_sql", false, relation, build.sql())
              .or(() -> build.override("create_table_as", false, relation, build.sql()));
      case VIEW ->
          build
              .override("get_create_view_as_sql", relation, build.sql())
              .or(() -> build.override("create_view_as", relation, build.sql()));
      case MATERIALIZED_VIEW ->
          build.override("get_create_materialized_view_as_sql", relation, build.sql());
    };
  }
}
