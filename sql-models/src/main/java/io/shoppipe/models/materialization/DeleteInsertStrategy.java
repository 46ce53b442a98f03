package io.shoppipe.models.materialization;

import java.util.List;
import java.util.stream.Collectors;

/**
 * {@code delete+insert}: rows of the same key go, then all new ones come; without a key nothing
 * goes. Predicates limit what goes; they may use the aliases that dbt's SQL has on the warehouse.
 */
final class DeleteInsertStrategy implements IncrementalStrategy {
  @Override
  public String name() {
    return "delete+insert";
  }

  @Override
  public boolean knownTo(String adapter) {
    return true;
  }

  @Override
  public String sql(Increment increment) {
    if (increment.uniqueKey().isEmpty()) {
      return increment.insert();
    }
    String delete = increment.build().isPostgres() ? postgres(increment) : duckDb(increment);
    return delete + ";\n" + increment.insert();
  }

  private static String postgres(Increment increment) {
    String key = String.join(", ", increment.uniqueKey());
    return "delete from %s as DBT_INTERNAL_DEST\nwhere (%s) in (\n  select %s\n  from %s as DBT_INTERNAL_SOURCE\n)%s"
        .formatted(increment.target(), key, key, increment.sourceSql(), predicates(increment));
  }

  private static String duckDb(Increment increment) {
    List<String> keys = increment.uniqueKey();
    if (!increment.keyIsList()) {
      return "delete from %s\nwhere (%s) in (\n  select (%s)\n  from %s\n)%s"
          .formatted(
              increment.target(),
              keys.get(0),
              keys.get(0),
              increment.sourceSql(),
              predicates(increment));
    }
    String source = increment.sourceSql();
    String same =
        keys.stream()
            .map(key -> source + "." + key + " = DBT_INCREMENTAL_TARGET." + key)
            .collect(Collectors.joining(" and "));
    return "delete from %s as DBT_INCREMENTAL_TARGET\nusing %s\nwhere %s%s"
        .formatted(increment.target(), source, same, predicates(increment));
  }

  private static String predicates(Increment increment) {
    return increment.predicates().stream()
        .map(predicate -> "\nand " + predicate)
        .collect(Collectors.joining());
  }
}
