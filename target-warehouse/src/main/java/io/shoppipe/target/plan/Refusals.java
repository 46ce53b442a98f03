package io.shoppipe.target.plan;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.TableName;

/** Words what a stream's table can't be made to take. */
record Refusals(String stream, TableName name) {
  String table() {
    return "table " + name.name();
  }

  SingerException of(String why, String remedy) {
    return SingerException.data("stream '" + stream + "': " + why + ". To go on: " + remedy + ".");
  }
}
