package io.shoppipe.target.record;

import io.shoppipe.warehouse.api.RowWriter;
import java.io.IOException;

/**
 * Converts the value that the input's parser stands at and writes it into a column; stateless.
 * Raises {@link RefusedValueException} when the value breaks its schema.
 */
interface FieldReader {
  /** Reads the value, which is not null; the parser is left on the value's last token. */
  void read(JsonInput input, RowWriter row, int column) throws IOException;
}
