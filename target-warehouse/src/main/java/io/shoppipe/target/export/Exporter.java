package io.shoppipe.target.export;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.Stores;
import io.shoppipe.store.api.ObjectStore;
import io.shoppipe.store.api.StoredObject;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.WarehouseException;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes all files aside, and only then puts each in its place, whole, and reads it back. Rows
 * stream through; no file is held in memory. Not thread-safe.
 */
public final class Exporter {
  private final Session session;
  private final Stores stores;

  public Exporter(Session session, Stores stores) {
    this.session = session;
    this.stores = stores;
  }

  /** Tells each file that is in its place and verified. */
  public void run(List<Export> exports, Consumer<Exported> done) {
    Path aside = folder();
    try {
      List<Written> written = new ArrayList<>();
      for (Export export : exports) {
        Path file = aside.resolve(written.size() + "." + export.format().word());
        written.add(write(export, file));
      }
      for (Written each : written) {
        done.accept(put(each));
      }
    } catch (IOException | UncheckedIOException e) {
      throw SingerException.external(
          "The files can't be written aside: "
              + e.getMessage()
              + ". Make room in "
              + aside
              + ", or name another folder with TARGET_WAREHOUSE_JAVA_OPTS=-Djava.io.tmpdir=DIR.",
          e);
    } finally {
      remove(aside);
    }
  }

  /** A file that was written aside. */
  private record Written(Export export, Path file, long rows, Fingerprint fingerprint) {}

  private Written write(Export export, Path file) throws IOException {
    try {
      long rows =
          export.format() == ExportFormat.CSV
              ? csv(export.sql(), file)
              : new ParquetFile(session).write(export.sql(), file);
      return new Written(export, file, rows, fingerprint(file));
    } catch (WarehouseException e) {
      throw new WarehouseException(
          e.kind(), export.what() + " can't be exported: " + e.getMessage(), e.sqlState(), e);
    }
  }

  private long csv(String sql, Path file) throws IOException {
    try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
      CsvWriter writer = new CsvWriter(out);
      session.read(sql, writer);
      return writer.rows();
    }
  }

  private Exported put(Written written) {
    Export export = written.export();
    ObjectStore store = stores.of(export.to());
    store.put(export.to(), written.file());
    Fingerprint there = readBack(export, store);
    Fingerprint sent = written.fingerprint();
    if (!there.equals(sent) || missesRows(written, there)) {
      throw SingerException.external(
          export.to()
              + ": what was read back is not what was written: "
              + there.bytes()
              + " bytes, sha256 "
              + there.sha256()
              + "; not "
              + sent.bytes()
              + " bytes, sha256 "
              + sent.sha256()
              + ". Something else writes there, or the store is damaged: look, then run again.",
          null);
    }
    return new Exported(export.to(), written.rows(), sent.bytes(), sent.sha256());
  }

  /** Those of a Parquet file were counted when it was written. */
  private static boolean missesRows(Written written, Fingerprint there) {
    return written.export().format() == ExportFormat.CSV && there.lines() != written.rows() + 1;
  }

  private static Fingerprint readBack(Export export, ObjectStore store) {
    StoredObject object =
        store
            .stat(export.to())
            .orElseThrow(
                () ->
                    SingerException.external(
                        export.to() + " was written and is not there. Run again.", null));
    try (InputStream in = store.open(object)) {
      return Fingerprint.of(in);
    } catch (IOException e) {
      throw SingerException.external(
          export.to() + " can't be read back: " + e.getMessage() + ". Run again.", e);
    }
  }

  private static Fingerprint fingerprint(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Fingerprint.of(in);
    }
  }

  private static Path folder() {
    try {
      return Files.createTempDirectory("export-");
    } catch (IOException e) {
      throw SingerException.external(
          "No folder can be made to write files aside: " + e.getMessage() + ".", e);
    }
  }

  private static void remove(Path folder) {
    try (var files = Files.list(folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      // A file that stays in the temporary folder is no reason to fail.
    }
  }
}
