package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.catalog.Selection;
import io.shoppipe.singer.map.StreamMap;
import java.util.List;

/** What was chosen of one selected stream. */
record StreamPlan(
    String id, ObjectNode schema, List<String> keys, Selection selection, StreamMap map) {
  StreamPlan {
    keys = List.copyOf(keys);
  }
}
