package io.shoppipe.tap.file;

import java.io.IOException;
import java.io.InputStream;

/** Reads the records of one file. */
interface FileReader {
  /**
   * {@code content} is unpacked; {@code end} ends each record. How many records were handed out.
   */
  long read(InputStream content, SourceFields end, Invalid invalid, RecordBytes sink)
      throws IOException;
}
