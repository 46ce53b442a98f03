package io.shoppipe.singer.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what of a stream was selected, with the Singer SDK's precedence: no metadata at all means
 * selected; a field is never selected without its parent; then {@code inclusion}, {@code selected},
 * {@code selected-by-default}, the parent's value. The older form, {@code "selected"} in the schema
 * or at the entry, counts where the metadata says nothing. Not thread-safe (it remembers its
 * answers).
 */
public final class Selection {
  private final JsonNode schema;
  private final Metadata metadata;
  private final Optional<Boolean> entry;
  private final Set<String> automatic;
  private final Map<List<String>, Boolean> answers = new HashMap<>();
  private @Nullable Mask mask;

  /**
   * {@code entry}: what old catalogs say at the entry itself; {@code automatic}: fields that come
   * with the stream.
   */
  Selection(
      JsonNode schema, Metadata metadata, Optional<Boolean> entry, Collection<String> automatic) {
    this.automatic = Set.copyOf(automatic);
    this.schema = schema;
    this.metadata = metadata;
    this.entry = entry;
  }

  /** Whether the stream is selected. */
  public boolean stream() {
    return selected(Metadata.ROOT);
  }

  /** Whether the stream or field at the breadcrumb is selected. */
  public boolean selected(List<String> breadcrumb) {
    Boolean known = answers.get(breadcrumb);
    if (known == null) {
      known = decide(breadcrumb);
      answers.put(breadcrumb, known);
    }
    return known;
  }

  /** A copy of the schema with the selected properties only, at every level. */
  public ObjectNode schema(ObjectNode whole) {
    ObjectNode copy = whole.deepCopy();
    prune(copy, Metadata.ROOT);
    return copy;
  }

  /** Takes out of a record what is not selected. */
  public void retainSelected(ObjectNode record) {
    Mask known = mask;
    if (known == null) {
      known = Mask.of(this, breadcrumbs());
      mask = known;
    }
    known.apply(record);
  }

  /** All of which something is said. */
  private Set<List<String>> breadcrumbs() {
    Set<List<String>> all = new LinkedHashSet<>(metadata.breadcrumbs());
    collect(schema, Metadata.ROOT, all);
    return all;
  }

  private static void collect(JsonNode node, List<String> breadcrumb, Set<List<String>> all) {
    node.path("properties")
        .properties()
        .forEach(
            property -> {
              List<String> field = child(breadcrumb, property.getKey());
              all.add(field);
              collect(property.getValue(), field, all);
            });
  }

  private void prune(ObjectNode node, List<String> breadcrumb) {
    node.remove("selected");
    if (node.get("properties") instanceof ObjectNode properties) {
      for (String name : names(properties)) {
        List<String> field = child(breadcrumb, name);
        if (!selected(field)) {
          properties.remove(name);
        } else if (properties.get(name) instanceof ObjectNode nested) {
          prune(nested, field);
        }
      }
      retainRequired(node, properties);
    }
  }

  private static void retainRequired(ObjectNode node, ObjectNode properties) {
    if (node.get("required") instanceof ArrayNode required) {
      List<String> kept = new ArrayList<>();
      required.forEach(name -> kept.add(name.asText()));
      required.removeAll();
      kept.stream().filter(properties::has).forEach(required::add);
    }
  }

  private boolean decide(List<String> breadcrumb) {
    if (metadata.isEmpty() && legacy(breadcrumb).isEmpty()) {
      return breadcrumb.isEmpty() || selected(parent(breadcrumb));
    }
    boolean root = breadcrumb.isEmpty();
    if (!root && !selected(parent(breadcrumb))) {
      return false;
    }
    if (breadcrumb.size() == 2 && automatic.contains(breadcrumb.get(1))) {
      return true;
    }
    String inclusion = metadata.value(breadcrumb, "inclusion").asText();
    if (inclusion.equals("unsupported")) {
      return false;
    }
    if (inclusion.equals("automatic")) {
      return true;
    }
    return Metadata.flag(metadata.value(breadcrumb, "selected"))
        .or(() -> legacy(breadcrumb))
        .or(() -> Metadata.flag(metadata.value(breadcrumb, "selected-by-default")))
        .orElse(!root || !metadata.has(breadcrumb));
  }

  private Optional<Boolean> legacy(List<String> breadcrumb) {
    JsonNode node = schema;
    for (String name : breadcrumb) {
      node = node.path(name);
    }
    Optional<Boolean> said =
        Metadata.flag(node.isObject() ? node.path("selected") : MissingNode.getInstance());
    return breadcrumb.isEmpty() ? said.or(() -> entry) : said;
  }

  private static List<String> parent(List<String> breadcrumb) {
    return breadcrumb.subList(0, Math.max(0, breadcrumb.size() - 2));
  }

  private static List<String> child(List<String> breadcrumb, String name) {
    List<String> child = new ArrayList<>(breadcrumb);
    child.add("properties");
    child.add(name);
    return List.copyOf(child);
  }

  private static List<String> names(ObjectNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
