package io.shoppipe.tap.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.tap.definition.ChildDefinition;
import java.util.ArrayList;
import java.util.List;

/** Cuts a child stream's records out of their parent's record. */
public final class ChildCutter {
  private ChildCutter() {}

  /** One record for each item, numbered from 1; they share nothing with the parent. */
  public static List<ObjectNode> cut(ObjectNode parent, ChildDefinition child) {
    JsonNode items = parent.at(child.items());
    if (!items.isMissingNode() && !items.isNull() && !items.isArray()) {
      throw unfit(parent, child, "no list at " + child.items());
    }
    List<ObjectNode> lines = new ArrayList<>();
    for (JsonNode item : items) {
      if (!(item instanceof ObjectNode object)) {
        throw unfit(parent, child, "an item that is no object at " + child.items());
      }
      lines.add(line(parent, object, child, lines.size() + 1));
    }
    return lines;
  }

  private static ObjectNode line(
      ObjectNode parent, ObjectNode item, ChildDefinition child, int number) {
    ObjectNode line = ExactJson.MAPPER.createObjectNode();
    child.parentKeys().forEach((ours, theirs) -> line.set(ours, parent.path(theirs).deepCopy()));
    line.put(child.number(), number);
    child
        .rename()
        .forEach(
            (theirs, ours) -> {
              if (item.has(theirs)) {
                line.set(ours, item.get(theirs).deepCopy());
              }
            });
    item.properties()
        .forEach(
            field -> {
              boolean taken = child.rename().containsKey(field.getKey());
              if (!taken && !line.has(field.getKey())) {
                line.set(field.getKey(), field.getValue().deepCopy());
              }
            });
    return line;
  }

  private static SingerException unfit(ObjectNode parent, ChildDefinition child, String what) {
    String keys =
        String.join(
            ", ",
            child.parentKeys().values().stream()
                .map(parent::path)
                .map(JsonNode::toString)
                .toList());
    return SingerException.external(
        "stream '" + child.id() + "': the " + child.parent() + " " + keys + " holds " + what + ".",
        null);
  }
}
