package io.shoppipe.target.input;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.Stores;
import io.shoppipe.store.api.Address;
import io.shoppipe.store.api.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;

/** One file of a BATCH, unpacked. A failure to read it names the file. Not thread-safe. */
final class BatchFile extends InputStream {
  private static final int BLOCK = 1 << 16;

  private final StoredObject path;
  private final String where;
  private final InputStream in;

  BatchFile(StoredObject path, BatchMessage batch, Stores stores) {
    this.path = path;
    this.where = batch.where() + ": BATCH of stream '" + batch.stream() + "': ";
    this.in = open(stores, batch.gzip());
  }

  /** Where the file is. */
  Address path() {
    return path.address();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    try {
      return in.read(into, offset, length);
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private InputStream open(Stores stores, boolean gzip) {
    try {
      InputStream bytes = stores.of(path.address()).open(path);
      try {
        return gzip && path.size() > 0 ? new GZIPInputStream(bytes, BLOCK) : bytes;
      } catch (IOException e) {
        bytes.close();
        throw e;
      }
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  private SingerException unreadable(IOException e) {
    return SingerException.data(
        where + path.address() + " can't be read: " + e.getMessage() + ". Run the tap again.");
  }
}
