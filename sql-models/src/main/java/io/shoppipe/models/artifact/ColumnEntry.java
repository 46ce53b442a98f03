package io.shoppipe.models.artifact;

import io.shoppipe.models.graph.Description;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The described columns of a relation or source, and their constraints. */
final class ColumnEntry {
  private ColumnEntry() {}

  /** {@code properties} is the entry of the properties file, {@code description} what it says. */
  static Map<String, @Nullable Object> all(
      Map<String, @Nullable Object> properties, Description description) {
    Map<String, @Nullable Object> columns = new LinkedHashMap<>();
    for (Object item : Values.list(properties.get("columns"))) {
      Map<String, @Nullable Object> raw = Values.map(item);
      String name = Values.text(raw.get("name"));
      String text =
          description
              .column(name)
              .map(Description.Column::text)
              .orElse(Values.text(raw.get("description")));
      Map<String, @Nullable Object> column = of(name, text, raw);
      description.column(name).ifPresent(known -> column.put("doc_blocks", known.docBlocks()));
      columns.put(name, column);
    }
    return columns;
  }

  private static Map<String, @Nullable Object> of(
      String name, String text, Map<String, @Nullable Object> raw) {
    Map<String, @Nullable Object> config = Values.map(raw.get("config"));
    Map<String, @Nullable Object> meta = Values.map(raw.get("meta"));
    meta.putAll(Values.map(config.get("meta")));
    Set<@Nullable Object> tags = new LinkedHashSet<>(Values.list(raw.get("tags")));
    tags.addAll(Values.list(config.get("tags")));
    config.put("meta", meta);
    config.put("tags", tags);
    return Values.of(
        "name",
        name,
        "description",
        text,
        "meta",
        meta,
        "data_type",
        raw.get("data_type"),
        "constraints",
        constraints(raw.get("constraints"), false),
        "quote",
        raw.get("quote"),
        "config",
        config,
        "tags",
        tags,
        "granularity",
        raw.get("granularity"),
        "doc_blocks",
        List.of());
  }

  /** Of a column, or of a whole model: those name their columns. */
  static List<Map<String, @Nullable Object>> constraints(@Nullable Object raw, boolean ofModel) {
    List<Map<String, @Nullable Object>> all = new ArrayList<>();
    for (Object item : Values.list(raw)) {
      Map<String, @Nullable Object> given = Values.map(item);
      Map<String, @Nullable Object> constraint =
          Values.of(
              "type", given.get("type"),
              "name", given.get("name"),
              "expression", given.get("expression"),
              "warn_unenforced", Values.orElse(given.get("warn_unenforced"), true),
              "warn_unsupported", Values.orElse(given.get("warn_unsupported"), true),
              "to", given.get("to"),
              "to_columns", Values.list(given.get("to_columns")));
      if (ofModel) {
        constraint.put("columns", Values.list(given.get("columns")));
      }
      all.add(constraint);
    }
    return all;
  }
}
