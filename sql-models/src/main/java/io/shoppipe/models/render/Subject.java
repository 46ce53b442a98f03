package io.shoppipe.models.render;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.warehouse.api.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which node a template is rendered for. {@code session} is empty while parsing and where nothing
 * may be asked of the warehouse.
 */
record Subject(
    Phase phase,
    String name,
    List<String> fqn,
    RelationName relation,
    References references,
    ConfigFunction config,
    Map<String, @Nullable Object> configured,
    Optional<Session> session) {

  /** The package it belongs to. */
  String packageName() {
    return fqn.isEmpty() ? "" : fqn.get(0);
  }

  /** The value {@code model}. */
  Map<String, @Nullable Object> model() {
    Map<String, @Nullable Object> model = new LinkedHashMap<>();
    model.put("name", name);
    model.put("fqn", fqn);
    model.put("alias", relation.identifier());
    model.put("schema", relation.schema());
    model.put("database", relation.database());
    model.put("config", configured);
    model.put("resource_type", "model");
    return model;
  }
}
