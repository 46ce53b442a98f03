package io.shoppipe.tap.cell;

/** Writes cells of one type as JSON values. Not thread-safe. */
@FunctionalInterface
interface CellEncoder {
  /** The cell's bytes from {@code start} to {@code end}, which is no null. */
  void encode(byte[] in, int start, int end, JsonBytes out);
}
