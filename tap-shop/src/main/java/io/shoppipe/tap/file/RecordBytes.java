package io.shoppipe.tap.file;

import io.shoppipe.tap.cell.JsonBytes;

/** Takes records as JSON; the bytes are the giver's own again afterwards. */
@FunctionalInterface
interface RecordBytes {
  /** False when no more are wanted. */
  boolean take(JsonBytes record);
}
