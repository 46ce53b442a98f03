package io.shoppipe.tap.sync;

import io.shoppipe.singer.catalog.Selection;
import io.shoppipe.singer.map.Flattening;
import io.shoppipe.singer.map.StreamMap;
import java.util.List;

/** What was chosen of one selected stream; {@code maps}: under which names it is sent, and how. */
record StreamPlan(String id, List<StreamMap> maps, Selection selection, Flattening flattening) {
  StreamPlan {
    maps = List.copyOf(maps);
  }
}
