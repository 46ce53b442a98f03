package io.shoppipe.warehouse.bigquery;

import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that wait for their upload, which may have to read any of them again: the first in memory,
 * all in a temporary file once they are many. Not thread-safe.
 */
final class Spool extends OutputStream {
  private static final int IN_MEMORY = 1 << 20;

  private byte[] memory = new byte[8192];
  private long length;
  private @Nullable Path path;
  private @Nullable RandomAccessFile file;

  long length() {
    return length;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    if (file == null && length + count > IN_MEMORY) {
      open();
    }
    if (file == null) {
      if (memory.length < length + count) {
        memory =
            Arrays.copyOf(
                memory, (int) Math.min(IN_MEMORY, Math.max(length + count, memory.length * 2L)));
      }
      System.arraycopy(bytes, offset, memory, (int) length, count);
    } else {
      file.seek(length);
      file.write(bytes, offset, count);
    }
    length += count;
  }

  private void open() throws IOException {
    path = Files.createTempFile("target-warehouse-", ".json.gz");
    path.toFile().deleteOnExit();
    file = new RandomAccessFile(path.toFile(), "rw");
    file.write(memory, 0, (int) length);
    memory = new byte[0];
  }

  /** So many bytes from a place on, fewer at the end. */
  byte[] part(long from, int most) {
    int count = (int) Math.min(most, length - from);
    if (file == null) {
      return Arrays.copyOfRange(memory, (int) from, (int) from + count);
    }
    try {
      byte[] part = new byte[count];
      file.seek(from);
      file.readFully(part);
      return part;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  static SingerException failed(IOException cause) {
    return SingerException.external(
        "rows on their way to BigQuery can't be kept in the temporary folder: "
            + cause.getMessage()
            + "; make room there, or name another by -Djava.io.tmpdir",
        cause);
  }

  @Override
  public void close() {
    try {
      if (file != null) {
        file.close();
      }
      if (path != null) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }
}
