package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.catalog.Selection;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.map.Flattener;
import io.shoppipe.singer.map.Flattening;
import io.shoppipe.singer.map.RecordRefusedException;
import io.shoppipe.singer.map.StreamMap;
import io.shoppipe.singer.message.SchemaMessage;
import java.util.List;
import java.util.Optional;

/**
 * A stream under one of its names. The map sees the whole record, the selection comes after it (so
 * a hash can be made of a field that is not sent itself), the flattening last.
 */
final class MappedOutput {
  private final StreamMap map;
  private final Selection selection;
  private final Flattener flattener;

  MappedOutput(StreamMap map, Selection selection, Flattening flattening) {
    this.map = map;
    this.selection = selection;
    this.flattener = flattening.of(selection.schema(map.schema()), "stream '" + map.alias() + "'");
  }

  String stream() {
    return map.alias();
  }

  SchemaMessage schema(List<String> bookmarkProperties) {
    List<String> bookmarks =
        bookmarkProperties.stream()
            .filter(name -> flattener.schema().path("properties").has(name))
            .toList();
    return new SchemaMessage(map.alias(), flattener.schema(), map.keys(), bookmarks);
  }

  /** The record as it is sent; empty where a filter leaves it out. */
  Optional<ObjectNode> record(ObjectNode record) {
    try {
      Optional<ObjectNode> mapped = map.keepsRecords() ? Optional.of(record) : map.record(record);
      mapped.ifPresent(selection::retainSelected);
      return mapped.map(flattener::record);
    } catch (RecordRefusedException e) {
      throw SingerException.data(
          "stream '"
              + map.alias()
              + "', field '"
              + e.field()
              + "': "
              + e.reason()
              + ". Mend the expression, or leave such records out with __filter__.");
    }
  }
}
