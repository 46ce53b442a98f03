package io.shoppipe.singer.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Collection;
import java.util.List;

/** No record: for expressions that see none. */
enum NoFields implements RecordFields {
  NONE;

  @Override
  public Collection<String> names() {
    return List.of();
  }

  @Override
  public boolean has(String name) {
    return false;
  }

  @Override
  public JsonNode node(String name) {
    return MissingNode.getInstance();
  }
}
