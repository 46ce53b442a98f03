package io.shoppipe.models.artifact;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.TestNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What identifies a model's rows: its primary key where one is declared, else the columns that are
 * tested to be unique and not null, else those tested to be unique.
 */
final class PrimaryKeys {
  private final Map<String, Set<String>> unique = new HashMap<>();
  private final Map<String, Set<String>> notNull = new HashMap<>();

  PrimaryKeys(ModelGraph graph) {
    graph.nodes(TestNode.class).forEach(test -> test.generic().ifPresent(this::add));
  }

  private void add(TestNode.Generic test) {
    if (test.test().equals("unique") || test.test().equals("unique_combination_of_columns")) {
      columns(test).forEach(column -> put(unique, test.attachedTo(), column));
    } else if (test.test().equals("not_null")) {
      columns(test).forEach(column -> put(notNull, test.attachedTo(), column));
    }
  }

  private static void put(Map<String, Set<String>> all, String model, String column) {
    all.computeIfAbsent(model, id -> new TreeSet<>()).add(column);
  }

  private static List<String> columns(TestNode.Generic test) {
    Object column = test.arguments().get("column_name");
    Object combination = test.arguments().get("combination_of_columns");
    return Values.list(column == null ? combination : column).stream()
        .map(String::valueOf)
        .toList();
  }

  List<?> of(String model, Map<String, @Nullable Object> properties) {
    Optional<List<?>> declared = declared(properties);
    if (declared.isPresent()) {
      return declared.get();
    }
    List<String> both = new ArrayList<>(unique.getOrDefault(model, Set.of()));
    both.retainAll(notNull.getOrDefault(model, Set.of()));
    return both.isEmpty() ? List.copyOf(unique.getOrDefault(model, Set.of())) : both;
  }

  private static Optional<List<?>> declared(Map<String, @Nullable Object> properties) {
    for (Object item : Values.list(properties.get("constraints"))) {
      if (isPrimary(item)) {
        return Optional.of(Values.list(Values.map(item).get("columns")));
      }
    }
    for (Object item : Values.list(properties.get("columns"))) {
      Map<String, @Nullable Object> column = Values.map(item);
      if (Values.list(column.get("constraints")).stream().anyMatch(PrimaryKeys::isPrimary)) {
        return Optional.of(List.of(Values.text(column.get("name"))));
      }
    }
    return Optional.empty();
  }

  private static boolean isPrimary(@Nullable Object constraint) {
    return "primary_key".equals(Values.map(constraint).get("type"));
  }
}
