package io.shoppipe.models.render;

import io.shoppipe.models.graph.Quotes;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code api.Relation}: makes relations, names their kinds. */
record RelationFactory(Quotes quotes) implements PythonObject, PythonCallable {
  private static final Signature CREATE =
      Signature.of(
          "Relation.create",
          "database?",
          "schema?",
          "identifier?",
          "type?",
          "quote_policy?",
          "include_policy?",
          "path?");
  private static final Signature PREFIXED = Signature.of("add_ephemeral_prefix", "name");
  private static final Map<String, String> KINDS =
      Map.of(
          "Table", "table",
          "View", "view",
          "CTE", "cte",
          "External", "external",
          "MaterializedView", "materialized_view");

  static String kind(String member) {
    return KINDS.getOrDefault(member, member);
  }

  /** The name of the CTE that stands for an ephemeral model of that name. */
  static String ephemeralName(String name) {
    return "__dbt__cte__" + name;
  }

  RelationValue create(Arguments arguments) {
    Bound bound = arguments.bind(CREATE);
    RelationName name = new RelationName(part(bound, 0), part(bound, 1), part(bound, 2), quotes);
    Object type = bound.at(3);
    RelationValue made =
        RelationValue.of(name, type instanceof String text ? Optional.of(text) : Optional.empty());
    return bound.at(4) instanceof Map<?, ?> quoting ? made.withQuoting(quoting) : made;
  }

  private static String part(Bound bound, int index) {
    return bound.at(index) instanceof String text ? text : "";
  }

  @Override
  public Object call(Arguments arguments) {
    return create(arguments);
  }

  @Override
  public @Nullable Object attribute(String name) {
    if (KINDS.containsKey(name)) {
      return kind(name);
    }
    return switch (name) {
      case "create" -> (PythonCallable) this::create;
      case "get_relation_type" -> this;
      case "add_ephemeral_prefix" ->
          (PythonCallable) arguments -> ephemeralName(arguments.bind(PREFIXED).text(0));
      default -> MISSING;
    };
  }

  @Override
  public String typeName() {
    return "type";
  }
}
