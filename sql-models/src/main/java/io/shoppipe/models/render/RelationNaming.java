package io.shoppipe.models.render;

import io.shoppipe.models.graph.Quotes;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Names one model's relation as dbt does, or as the project's own macros say. */
final class RelationNaming {
  private final RenderScope scope;
  private final String name;
  private final List<String> fqn;
  private final String resourceType;
  private final Map<String, @Nullable Object> config;

  RelationNaming(
      RenderScope scope,
      String name,
      List<String> fqn,
      String resourceType,
      Map<String, @Nullable Object> config) {
    this.scope = scope;
    this.name = name;
    this.fqn = fqn;
    this.resourceType = resourceType;
    this.config = config;
  }

  RelationName name(Map<String, @Nullable Object> context) {
    String target = scope.profile().schema();
    String schema = text("schema");
    String alias = text("alias");
    String database = text("database");
    String usualSchema = schema == null ? target : target + "_" + schema;
    String usualDatabase = database == null ? scope.database() : database;
    return new RelationName(
        ofSnapshot("target_database")
            .orElseGet(() -> generated("database", database, usualDatabase, context)),
        ofSnapshot("target_schema")
            .orElseGet(() -> generated("schema", schema, usualSchema, context)),
        generated("alias", alias, alias == null ? name : alias, context),
        Quotes.of(scope.profile().type()));
  }

  /** Snapshots may name theirs in full; the macros are not asked then. */
  private Optional<String> ofSnapshot(String key) {
    return resourceType.equals("snapshot") ? Optional.ofNullable(text(key)) : Optional.empty();
  }

  private @Nullable String text(String key) {
    Object value = config.get(key);
    return value == null ? null : value.toString().strip();
  }

  private String generated(
      String what, @Nullable String custom, String usual, Map<String, @Nullable Object> context) {
    String macro = "generate_" + what + "_name";
    if (!(context.get(macro) instanceof PythonCallable callable)) {
      return usual;
    }
    Object result = callable.call(Arguments.of(custom, node()));
    if (result == null || result.toString().isBlank()) {
      throw PythonException.of(
          ErrorType.HOST, "the macro " + macro + " gives no name for the model '" + name + "'");
    }
    return result.toString().strip();
  }

  private Map<String, @Nullable Object> node() {
    Map<String, @Nullable Object> node = new LinkedHashMap<>();
    node.put("name", name);
    node.put("fqn", fqn);
    node.put("config", config);
    node.put("resource_type", resourceType);
    node.put("version", config.get("version"));
    return node;
  }
}
