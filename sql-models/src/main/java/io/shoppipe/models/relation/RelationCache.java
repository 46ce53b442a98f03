package io.shoppipe.models.relation;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.warehouse.api.Capabilities;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Session;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the run's schemas hold, read once at the start and kept up to date. Thread-safe. */
public final class RelationCache {
  private final Capabilities capabilities;
  private final Map<String, Relation.Kind> kinds = new ConcurrentHashMap<>();
  private final Set<String> attached = ConcurrentHashMap.newKeySet();

  public RelationCache(Capabilities capabilities) {
    this.capabilities = capabilities;
  }

  /** Adds what a schema holds. */
  public void fill(Session session, String schema) {
    for (Relation relation : session.relations(schema)) {
      kinds.put(key(relation.name().schema(), relation.name().name()), relation.kind());
    }
  }

  /** Tells a database that is not the warehouse's own from it. */
  public void attach(String database) {
    attached.add(database.toLowerCase(Locale.ROOT));
  }

  public Optional<Relation.Kind> kind(RelationName name) {
    return Optional.ofNullable(kinds.get(key(name)));
  }

  public void put(RelationName name, Relation.Kind kind) {
    kinds.put(key(name), kind);
  }

  public void remove(RelationName name) {
    kinds.remove(key(name));
  }

  private String key(RelationName name) {
    String key = key(name.schema(), name.identifier());
    String database = attached.isEmpty() ? "" : name.database().toLowerCase(Locale.ROOT);
    return attached.contains(database) ? database + "\u0000" + key : key;
  }

  public int longestName() {
    return capabilities.maxIdentifierBytes();
  }

  private String key(String schema, String name) {
    String key = schema + "\u0000" + name;
    return capabilities.caseSensitiveNames() ? key : key.toLowerCase(Locale.ROOT);
  }
}
