package io.shoppipe.target.map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.target.load.StreamDefinition;
import java.util.List;
import java.util.function.Function;

/** A child stream names its parent; where the parent gets another name, so does the link. */
final class ParentName {
  private ParentName() {}

  static void follow(ObjectNode schema, Function<String, List<String>> names) {
    if (schema.get(StreamDefinition.PARENT) instanceof ObjectNode link) {
      List<String> parents = names.apply(link.path("stream").asText());
      if (parents.isEmpty()) {
        schema.remove(StreamDefinition.PARENT);
      } else {
        link.put("stream", parents.get(0));
      }
    }
  }
}
