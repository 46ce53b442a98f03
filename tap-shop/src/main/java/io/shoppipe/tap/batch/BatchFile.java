package io.shoppipe.tap.batch;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.ExactJson;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Set;
import java.util.zip.GZIPOutputStream;

/**
 * A file of records that is being written: it has its name only once it is whole and on the disk.
 * Not thread-safe.
 */
final class BatchFile {
  private static final int BUFFER = 1 << 16;

  private final Path file;
  private final Path part;
  private final FileChannel channel;
  private final OutputStream out;
  private final JsonGenerator json;
  private long records;

  private BatchFile(Path file, Path part, FileChannel channel, boolean gzip) throws IOException {
    this.file = file;
    this.part = part;
    this.channel = channel;
    OutputStream bytes = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    this.out = gzip ? new GZIPOutputStream(bytes, BUFFER) : bytes;
    this.json = ExactJson.MAPPER.createGenerator(out, JsonEncoding.UTF8);
    json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
  }

  /** Makes the file, and its folder where that is missing. */
  static BatchFile open(Path file, boolean gzip) {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Path folder = file.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      return new BatchFile(file, part, FileChannel.open(part, Set.of(CREATE, WRITE)), gzip);
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  void add(ObjectNode record) {
    try {
      json.writeTree(record);
      records++;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  void add(byte[] record, int length) {
    try {
      if (records > 0) {
        json.writeRaw('\n');
      }
      json.flush();
      out.write(record, 0, length);
      records++;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  long records() {
    return records;
  }

  /** The file is whole: where it is. */
  Path finish() {
    try {
      json.writeRaw('\n');
      json.flush();
      if (out instanceof GZIPOutputStream packed) {
        packed.finish();
      }
      out.flush();
      channel.force(true);
      out.close();
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
      return file;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /** It will never be whole. */
  void abandon() {
    try {
      channel.close();
      Files.deleteIfExists(part);
    } catch (IOException e) {
      // it has no name that anybody reads
    }
  }

  private SingerException failed(IOException e) {
    abandon();
    return failed(file, e);
  }

  private static SingerException failed(Path file, IOException e) {
    String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return SingerException.external(
        "batch file "
            + file
            + ": can't be written: "
            + (reason == null ? e.getClass().getSimpleName() : reason)
            + ". No BATCH was sent for it; make room or mend batch_config.storage.root, then run"
            + " again from the last state.",
        e);
  }
}
