package io.shoppipe.models.render;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.python.Bound;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** dbt's Relation: prints as its quoted name, in the parts that are included. Immutable. */
public final class RelationValue implements PythonObject {
  private static final Signature INCLUDE =
      Signature.of("include", "database?", "schema?", "identifier?");

  private final RelationName name;
  private final Map<String, String> parts;
  private final Optional<String> kind;

  private RelationValue(RelationName name, Map<String, String> parts, Optional<String> kind) {
    this.name = name;
    this.parts = parts;
    this.kind = kind;
  }

  public static RelationValue of(RelationName name) {
    return of(name, Optional.empty());
  }

  /** {@code kind} is {@code table} or {@code view} where it is known. */
  static RelationValue of(RelationName name, Optional<String> kind) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("database", quoted(name.database()));
    parts.put("schema", quoted(name.schema()));
    parts.put("identifier", quoted(name.identifier()));
    return new RelationValue(name, parts, kind);
  }

  /** A table. */
  public static RelationValue table(RelationName name) {
    return of(name, Optional.of("table"));
  }

  /** The rows that meet a condition, as a subquery; named where the warehouse asks for that. */
  RelationValue filtered(String condition, boolean named) {
    String alias = named ? " _dbt_et_filter_subq_" + name.identifier() : "";
    String query = "(select * from " + string() + " where " + condition + ")" + alias;
    return new RelationValue(name, Map.of("identifier", query), kind);
  }

  /** An ephemeral model: it stands in the query as a CTE of that name. */
  static RelationValue ephemeral(RelationName name, String cte) {
    return new RelationValue(name, Map.of("identifier", cte), Optional.of("cte"));
  }

  public static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  public RelationName name() {
    return name;
  }

  @Override
  public @Nullable Object attribute(String attribute) {
    return switch (attribute) {
      case "database" -> name.database();
      case "schema" -> name.schema();
      case "identifier", "name", "table" -> name.identifier();
      case "type" -> kind.orElse(null);
      case "is_table", "is_view", "is_cte", "is_materialized_view" ->
          kind.equals(Optional.of(attribute.substring("is_".length())));
      case "include" -> (PythonCallable) arguments -> include(arguments.bind(INCLUDE));
      case "render" -> (PythonCallable) arguments -> string();
      case "without_identifier" -> (PythonCallable) arguments -> without("identifier");
      default -> MISSING;
    };
  }

  private RelationValue include(Bound included) {
    Map<String, String> kept = new LinkedHashMap<>(parts);
    String[] names = {"database", "schema", "identifier"};
    for (int i = 0; i < names.length; i++) {
      if (!included.flag(i, true)) {
        kept.remove(names[i]);
      }
    }
    return new RelationValue(name, kept, kind);
  }

  private RelationValue without(String part) {
    Map<String, String> kept = new LinkedHashMap<>(parts);
    kept.remove(part);
    return new RelationValue(name, kept, kind);
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    return key instanceof String text ? attribute(text) : MISSING;
  }

  /** dbt's Relation is a mapping to templates; packages ask for that. */
  @Override
  public boolean mapping() {
    return true;
  }

  @Override
  public String string() {
    return Stream.of("database", "schema", "identifier")
        .map(parts::get)
        .filter(part -> part != null && !part.equals("\"\""))
        .collect(Collectors.joining("."));
  }

  @Override
  public String toString() {
    return string();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RelationValue relation && relation.string().equals(string());
  }

  @Override
  public int hashCode() {
    return string().toLowerCase(Locale.ROOT).hashCode();
  }

  @Override
  public String typeName() {
    return "Relation";
  }
}
