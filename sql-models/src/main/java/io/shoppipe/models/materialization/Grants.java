package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.render.RelationValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code grants}: who may do what with a node's relation. DuckDB has no users. */
record Grants(Build build) {
  private static final String STANDING =
      """
      select case when a.grantee = 0 then 'public' else pg_get_userbyid(a.grantee) end,
        lower(a.privilege_type)
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      cross join aclexplode(c.relacl) a
      where n.nspname = '%s' and c.relname = '%s' and a.grantee <> c.relowner
      order by 1, 2""";

  /** {@code stood}: the relation was there before, so what nobody asks for any more goes. */
  void apply(boolean stood) {
    if (!(build.config().values().get("grants") instanceof Map<?, ?> config) || config.isEmpty()) {
      return;
    }
    RelationValue relation = RelationValue.of(build.relation());
    if (build.override("apply_grants", relation, config, stood).isPresent()
        || !(build.isPostgres() || build.isBigQuery())) {
      return;
    }
    Map<String, List<String>> missing = wanted(config);
    if (stood) {
      Map<String, List<String>> surplus = new LinkedHashMap<>();
      for (List<@Nullable Object> row : build.session().query(standing()).rows()) {
        String privilege = String.valueOf(row.get(1));
        String grantee = String.valueOf(row.get(0));
        boolean kept =
            missing.getOrDefault(privilege, new ArrayList<>()).removeIf(grantee::equalsIgnoreCase);
        if (!kept) {
          surplus.computeIfAbsent(privilege, key -> new ArrayList<>()).add(grantee);
        }
      }
      surplus.forEach((privilege, names) -> run("revoke", privilege, "from", names));
    }
    missing.forEach((privilege, names) -> run("grant", privilege, "to", names));
  }

  private String standing() {
    if (build.isBigQuery()) {
      return new BigQueryGrants(build).standing();
    }
    RelationName name = build.relation();
    return STANDING.formatted(
        name.schema().replace("'", "''"), name.identifier().replace("'", "''"));
  }

  private static Map<String, List<String>> wanted(Map<?, ?> config) {
    Map<String, List<String>> wanted = new LinkedHashMap<>();
    config.forEach(
        (privilege, names) -> {
          List<?> list = names instanceof List<?> many ? many : List.of(String.valueOf(names));
          wanted.put(
              String.valueOf(privilege).toLowerCase(Locale.ROOT),
              new ArrayList<>(list.stream().map(String::valueOf).distinct().toList()));
        });
    return wanted;
  }

  private void run(String what, String privilege, String direction, List<String> names) {
    if (build.isBigQuery() && !names.isEmpty()) {
      build
          .session()
          .execute(new BigQueryGrants(build).statement(what, privilege, direction, names));
      return;
    }
    if (!names.isEmpty()) {
      build
          .session()
          .execute(
              "%s %s on %s %s %s"
                  .formatted(
                      what,
                      privilege,
                      Ddl.sql(build.relation()),
                      direction,
                      String.join(", ", names)));
    }
  }
}
