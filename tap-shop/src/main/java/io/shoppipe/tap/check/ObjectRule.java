package io.shoppipe.tap.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of an object's fields; {@code others} is for those without one of their own, empty
 * where there may be none. Values that are no objects keep to it.
 */
record ObjectRule(Map<String, Rule> fields, Collection<String> required, Optional<Rule> others)
    implements Rule {
  ObjectRule {
    fields = Map.copyOf(fields);
    required = List.copyOf(required);
  }

  @Override
  public boolean holds(JsonNode value) {
    if (!(value instanceof ObjectNode object)) {
      return true;
    }
    for (String name : required) {
      if (!object.has(name)) {
        return false;
      }
    }
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      Rule rule = fields.get(field.getKey());
      boolean held = rule == null ? allows(field.getValue()) : rule.holds(field.getValue());
      if (!held) {
        return false;
      }
    }
    return true;
  }

  private boolean allows(JsonNode value) {
    return others.isPresent() && others.get().holds(value);
  }
}
