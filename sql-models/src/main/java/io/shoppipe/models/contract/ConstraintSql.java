package io.shoppipe.models.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes constraints as SQL. {@code relation} writes what {@code to} names. Pure. */
record ConstraintSql(UnaryOperator<String> relation, boolean keysNotEnforced) {
  /** BigQuery takes keys, which it doesn't enforce, and no other constraint but NOT NULL. */
  private String told(String type, String sql) {
    if (!keysNotEnforced || sql.isBlank()) {
      return sql;
    }
    return switch (type) {
      case "primary_key", "foreign_key" -> sql.strip() + " not enforced";
      case "check", "unique" -> "";
      default -> sql;
    };
  }

  Optional<String> ofColumn(Map<String, @Nullable Object> constraint) {
    String expression = text(constraint, "expression");
    String sql =
        switch (text(constraint, "type")) {
          case "check" -> expression.isEmpty() ? "" : "check (" + expression + ")";
          case "not_null" -> "not null " + expression;
          case "unique" -> "unique " + expression;
          case "primary_key" -> "primary key " + expression;
          case "foreign_key" -> references(constraint);
          default -> expression;
        };
    return Optional.of(told(text(constraint, "type"), sql).strip()).filter(text -> !text.isEmpty());
  }

  Optional<String> ofTable(Map<String, @Nullable Object> constraint) {
    String expression = text(constraint, "expression");
    String columns = " (" + list(constraint, "columns") + ")";
    String spaced = expression.isEmpty() ? "" : " " + expression;
    String references = references(constraint);
    String sql =
        switch (text(constraint, "type")) {
          case "check" -> expression.isEmpty() ? "" : "check (" + expression + ")";
          case "unique" -> "unique" + spaced + columns;
          case "primary_key" -> "primary key" + spaced + columns;
          case "foreign_key" ->
              references.isEmpty() ? "" : "foreign key" + columns + " " + references;
          case "custom" -> expression;
          default -> "";
        };
    String name = text(constraint, "name");
    String told = told(text(constraint, "type"), sql);
    return Optional.of((name.isEmpty() ? "" : "constraint " + name + " ") + told)
        .filter(text -> !told.isEmpty());
  }

  private String references(Map<String, @Nullable Object> constraint) {
    String to = text(constraint, "to");
    String columns = list(constraint, "to_columns");
    String expression = text(constraint, "expression");
    if (!to.isEmpty() && !columns.isEmpty()) {
      return "references " + relation.apply(to) + " (" + columns + ")";
    }
    return expression.isEmpty() ? "" : "references " + expression;
  }

  private static String text(Map<String, @Nullable Object> constraint, String key) {
    Object value = constraint.get(key);
    return value == null ? "" : value.toString();
  }

  private static String list(Map<String, @Nullable Object> constraint, String key) {
    return constraint.get(key) instanceof List<?> list
        ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
        : text(constraint, key);
  }
}
