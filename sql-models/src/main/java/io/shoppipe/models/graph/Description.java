package io.shoppipe.models.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What properties files say of a relation: its text, its columns, and constraints of the whole
 * table, as they stand in the file; {@code file} is that file.
 */
public record Description(
    String text,
    List<Column> columns,
    List<Map<String, @Nullable Object>> constraints,
    List<String> docBlocks,
    Optional<String> file) {
  public static final Description NONE =
      new Description("", List.of(), List.of(), List.of(), Optional.empty());

  /** A described column; {@code dataType} is empty where none is given. */
  public record Column(
      String name,
      String text,
      String dataType,
      boolean quoted,
      List<Map<String, @Nullable Object>> constraints,
      List<String> docBlocks) {
    public Column {
      constraints = List.copyOf(constraints);
      docBlocks = List.copyOf(docBlocks);
    }

    /** With its text rendered. */
    public Column documented(String rendered, List<String> blocks) {
      return new Column(name, rendered, dataType, quoted, constraints, blocks);
    }
  }

  public Description {
    columns = List.copyOf(columns);
    constraints = List.copyOf(constraints);
    docBlocks = List.copyOf(docBlocks);
  }

  /** With its texts rendered; {@code blocks} are ids of the docs blocks in them. */
  public Description documented(String rendered, List<String> blocks, List<Column> described) {
    return new Description(rendered, described, constraints, blocks, file);
  }

  public Optional<Column> column(String name) {
    return columns.stream().filter(column -> column.name().equals(name)).findFirst();
  }

  /** The calls of ref and source that foreign keys name. */
  public List<String> foreignTables() {
    return Stream.concat(
            constraints.stream(), columns.stream().flatMap(column -> column.constraints().stream()))
        .map(constraint -> constraint.get("to"))
        .filter(Objects::nonNull)
        .map(String::valueOf)
        .toList();
  }

  /** The columns by name, as templates see them. */
  public Map<String, Map<String, @Nullable Object>> columnMaps() {
    Map<String, Map<String, @Nullable Object>> all = new LinkedHashMap<>();
    for (Column column : columns) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      map.put("name", column.name());
      map.put("description", column.text());
      map.put("data_type", column.dataType().isEmpty() ? null : column.dataType());
      map.put("quote", column.quoted() ? true : null);
      map.put("constraints", column.constraints());
      all.put(column.name(), Collections.unmodifiableMap(map));
    }
    return all;
  }
}
