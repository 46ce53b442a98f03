package io.shoppipe.models.materialization;

import io.shoppipe.models.contract.Contract;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.render.OtherModels;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Foreign keys on DuckDB, which replaces no table that one refers to, and forgets to rename the
 * table that has one where it is referred to. So tables that refer to the one in hand are dropped
 * before it, if this run builds them anew after it; until then plain tables hold their rows.
 */
final class ForeignKeys {
  private static final String BACKUP = "__dbt_fk_backup";
  private static final String IN_TRANSACTION =
      "disable_transactions is set, but dbt-duckdb uses a transaction to rebuild tables with"
          + " foreign key constraints in place, so a failed build does not lose the existing"
          + " table's data.";
  private static final String ALL =
      """
      select table_name, referenced_table
      from duckdb_constraints()
      where constraint_type = 'FOREIGN KEY' and database_name = '%s' and schema_name = '%s'\
      """;

  private final Build build;

  /** Tables by the folded name of what they refer to; names as they are written. */
  private final Map<String, Set<String>> referring;

  private final List<RelationName> released = new ArrayList<>();

  private ForeignKeys(Build build, Map<String, Set<String>> referring) {
    this.build = build;
    this.referring = referring;
  }

  /** Those of the node's schema: they can't refer to a table of another one. */
  static ForeignKeys of(Build build) {
    Map<String, Set<String>> referring = new LinkedHashMap<>();
    if (build.isDuckDb() && build.old().equals(Optional.of(Relation.Kind.TABLE))) {
      RelationName name = build.relation();
      String sql = ALL.formatted(literal(name.database()), literal(name.schema()));
      for (List<@Nullable Object> row : build.session().query(sql).rows()) {
        referring
            .computeIfAbsent(folded(row.get(1)), table -> new LinkedHashSet<>())
            .add(String.valueOf(row.get(0)));
      }
    }
    return new ForeignKeys(build, referring);
  }

  private static String literal(String text) {
    return text.replace("'", "''");
  }

  private static String folded(@Nullable Object name) {
    return String.valueOf(name).toLowerCase(Locale.ROOT);
  }

  /** Whether the table has to be made under its own name. */
  boolean keepName() {
    boolean kept =
        build.isDuckDb()
            && (promised()
                || referring.values().stream()
                    .flatMap(Set::stream)
                    .anyMatch(build.relation().identifier()::equalsIgnoreCase));
    if (kept
        && build.scope().value("target") instanceof Map<?, ?> target
        && Boolean.TRUE.equals(target.get("disable_transactions"))) {
      build.scope().answer("exceptions.warn", IN_TRANSACTION);
    }
    return kept;
  }

  private boolean promised() {
    return Contract.of(build.node(), build.config())
        .filter(contract -> contract.has("foreign_key"))
        .isPresent();
  }

  /** Drops the tables that refer to the one in hand; fails with MODELS where that loses rows. */
  void release() {
    Set<String> tables = new LinkedHashSet<>();
    collect(build.relation().identifier(), tables);
    refuse(tables);
    Ddl ddl = build.ddl();
    for (String table : tables) {
      RelationName name = named(table);
      RelationName backup = named(table + BACKUP);
      build.session().execute("drop table if exists " + Ddl.sql(backup));
      ddl.create(Relation.Kind.TABLE, backup, "select * from " + Ddl.sql(name));
      ddl.drop(Relation.Kind.TABLE, name);
      released.add(name);
    }
  }

  /** Their rows stand in their places again. */
  void restore() {
    for (RelationName name : released) {
      build.ddl().rename(Relation.Kind.TABLE, named(name.identifier() + BACKUP), name);
    }
  }

  private RelationName named(String table) {
    return new RelationName(build.relation().database(), build.relation().schema(), table);
  }

  /** Those first that nothing refers to. */
  private void collect(String table, Set<String> into) {
    for (String other : referring.getOrDefault(folded(table), Set.of())) {
      if (!other.equalsIgnoreCase(table) && !into.contains(other)) {
        collect(other, into);
        into.add(other);
      }
    }
  }

  private void refuse(Set<String> tables) {
    OtherModels others = build.scope().others();
    List<String> problems =
        tables.stream().flatMap(table -> problem(table, others).stream()).toList();
    if (!problems.isEmpty()) {
      throw new SingerException(
          ErrorKind.MODELS,
          "Cannot replace %s: DuckDB keeps a table that a foreign key refers to, and a table that has one is dropped only where this run builds it anew afterwards. In the way: %s"
              .formatted(Ddl.sql(build.relation()), String.join("; ", problems)));
    }
  }

  private Optional<String> problem(String table, OtherModels others) {
    Optional<ModelNode> found = others.of(named(table));
    if (found.isEmpty()) {
      return Optional.of(table + " (not built by a model of this project)");
    }
    ModelNode model = found.get();
    if (!others.isSelected(model)) {
      return said(table, model, "is not selected in this run");
    }
    if (!readsWhatItRefersTo(table, model, others)) {
      return said(
          table,
          model,
          "does not ref() the table its foreign key points at, so it may be built before it;"
              + " write the constraint with to: ref(...)");
    }
    return others.isBuiltAnew(model)
        ? Optional.empty()
        : said(
            table,
            model,
            "is materialized as "
                + model.materialized()
                + " and would lose its data; run with --full-refresh");
  }

  private static Optional<String> said(String table, ModelNode model, String what) {
    return Optional.of(table + " (model " + model.name() + " " + what + ")");
  }

  private boolean readsWhatItRefersTo(String table, ModelNode model, OtherModels others) {
    Set<String> read =
        referring.entrySet().stream()
            .filter(entry -> entry.getValue().contains(table))
            .flatMap(entry -> others.of(named(entry.getKey())).stream())
            .map(ModelNode::id)
            .collect(Collectors.toSet());
    return model.dependsOn().stream().anyMatch(read::contains);
  }
}
