package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.render.RelationValue;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code indexes}: those of a table or materialized view. DuckDB has one method, and lets no table
 * be renamed that has an index.
 */
record Indexes(Build build) {
  /** One index; {@code method} is such as {@code btree}. */
  private record Index(List<String> columns, boolean unique, String method) {
    boolean same(Index other) {
      return unique == other.unique
          && method.equals(other.method)
          && Set.copyOf(columns).equals(Set.copyOf(other.columns));
    }
  }

  private static final String STANDING =
      """
      select i.relname, m.amname, ix.indisunique,
        array_to_string(array_agg(a.attname order by k.position), ',')
      from pg_index ix
      join pg_class i on i.oid = ix.indexrelid
      join pg_class t on t.oid = ix.indrelid
      join pg_namespace n on n.oid = t.relnamespace
      join pg_am m on m.oid = i.relam
      join unnest(ix.indkey) with ordinality as k(attribute, position) on true
      join pg_attribute a on a.attrelid = t.oid and a.attnum = k.attribute
      where n.nspname = '%s' and t.relname = '%s'
      group by 1, 2, 3
      order by 1""";

  void create(RelationName relation) {
    if (build.isPostgres() || build.isDuckDb()) {
      wanted().forEach(index -> create(relation, index));
    }
  }

  /** Whether those that stand are not those that are configured. */
  boolean changed() {
    List<Index> standing = new ArrayList<>(standing().values());
    List<Index> wanted = wanted();
    return standing.size() != wanted.size()
        || !wanted.stream().allMatch(index -> standing.stream().anyMatch(index::same));
  }

  /** Drops those that are no longer configured, makes those that miss. */
  void change() {
    List<Index> wanted = new ArrayList<>(wanted());
    standing()
        .forEach(
            (name, index) -> {
              if (!wanted.removeIf(index::same)) {
                String schema = RelationValue.quoted(build.relation().schema());
                build
                    .session()
                    .execute("drop index if exists " + schema + "." + RelationValue.quoted(name));
              }
            });
    wanted.forEach(index -> create(build.relation(), index));
  }

  /** A name of its own each time: the index of the relation that is replaced still has one. */
  private void create(RelationName relation, Index index) {
    String name = UUID.randomUUID().toString().replace("-", "");
    build
        .session()
        .execute(
            "create %sindex %s on %s %s(%s)"
                .formatted(
                    index.unique() ? "unique " : "",
                    RelationValue.quoted(name),
                    Ddl.sql(relation),
                    build.isDuckDb() ? "" : "using " + index.method() + " ",
                    String.join(", ", index.columns())));
  }

  private Map<String, Index> standing() {
    Map<String, Index> found = new LinkedHashMap<>();
    RelationName name = build.relation();
    String sql =
        STANDING.formatted(name.schema().replace("'", "''"), name.identifier().replace("'", "''"));
    for (List<@Nullable Object> row : build.session().query(sql).rows()) {
      found.put(
          String.valueOf(row.get(0)),
          new Index(
              Arrays.asList(String.valueOf(row.get(3)).split(",")),
              Boolean.TRUE.equals(row.get(2)),
              String.valueOf(row.get(1))));
    }
    return found;
  }

  private List<Index> wanted() {
    Object config = build.config().values().get("indexes");
    List<?> list = config instanceof List<?> many ? many : List.of();
    return list.stream().map(this::index).toList();
  }

  private Index index(@Nullable Object config) {
    Map<?, ?> map = config instanceof Map<?, ?> known ? known : Map.of();
    Object columns = map.get("columns");
    Object unique = map.get("unique");
    if (columns == null) {
      throw unfit(config, "'columns' is a required property");
    }
    if (!(columns instanceof List<?> many)) {
      throw unfit(config, "columns: '" + columns + "' is not of type 'array'");
    }
    if (unique != null && !(unique instanceof Boolean)) {
      throw unfit(config, "unique: '" + unique + "' is not of type 'boolean'");
    }
    Object type = map.get("type");
    return new Index(
        many.stream().map(String::valueOf).toList(),
        Boolean.TRUE.equals(unique),
        type == null ? "btree" : type.toString().toLowerCase(Locale.ROOT));
  }

  private SingerException unfit(@Nullable Object config, String why) {
    return new SingerException(
        ErrorKind.MODELS,
        "Could not parse index config of %s (%s): %s in %s. Write {columns: [a, b], unique: true, type: btree}."
            .formatted(build.node().name(), build.node().path(), why, config));
  }
}
