package io.shoppipe.warehouse.bigquery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * Packs one file of rows, on a thread of its own: that takes longer than to encode them. One block
 * is packed while the next one fills. Not thread-safe.
 */
final class Packer implements AutoCloseable {
  private static final Executor THREAD =
      work -> {
        Thread thread = new Thread(work, "packer");
        thread.setDaemon(true);
        thread.start();
      };

  private final Spool file = new Spool();
  private final GZIPOutputStream packed;
  private CompletableFuture<Void> before = CompletableFuture.completedFuture(null);
  private byte[] spare;
  private volatile long length;

  /** {@code spare}: bytes that nobody needs, to be given back for the first block. */
  Packer(byte[] spare) throws IOException {
    this.spare = spare;
    this.packed = new QuickGzip(file);
  }

  /** Takes the first bytes of a block over; another block that may be filled now. */
  byte[] pack(byte[] block, int count) throws IOException {
    await();
    byte[] next = spare;
    spare = block;
    before =
        CompletableFuture.runAsync(
            () -> {
              try {
                packed.write(block, 0, count);
                length = file.length();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            THREAD);
    return next;
  }

  /** Other bytes are to be given back next. */
  void replace(byte[] bytes) {
    spare = bytes;
  }

  /** The file's length, but for the last blocks. */
  long length() {
    return length;
  }

  /** The file, whole. */
  Spool finish() throws IOException {
    await();
    packed.finish();
    return file;
  }

  private void await() throws IOException {
    try {
      before.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException failed) {
        throw failed.getCause();
      }
      throw e;
    }
  }

  @Override
  public void close() {
    before.exceptionally(failed -> null).join();
    file.close();
  }

  /**
   * The least effort, short matches left alone: the upload is rarely what a load waits for. See
   * bench/README.md.
   */
  private static final class QuickGzip extends GZIPOutputStream {
    QuickGzip(Spool to) throws IOException {
      super(to, 16 * 1024);
      def.setLevel(Deflater.BEST_SPEED);
      def.setStrategy(Deflater.FILTERED);
    }
  }
}
