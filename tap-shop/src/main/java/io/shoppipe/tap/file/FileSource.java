package io.shoppipe.tap.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.airlift.compress.MalformedInputException;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.Stores;
import io.shoppipe.store.api.ObjectStore;
import io.shoppipe.store.api.StoredObject;
import io.shoppipe.store.remote.Persistence;
import io.shoppipe.tap.file.FileSettings.Reading;
import io.shoppipe.tap.source.ReadRequest;
import io.shoppipe.tap.source.RecordSink;
import io.shoppipe.tap.source.StreamSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A stream's records from its files, one file after the other. Not thread-safe.
 *
 * <p>Its state is {@link FilesRead}: a file stands there once all of its records are handed out, so
 * that one which a run broke off in is read whole by the next.
 */
final class FileSource implements StreamSource {
  private static final Logger LOG = LoggerFactory.getLogger(FileSource.class);

  private final String stream;
  private final Stores stores;
  private final FileSettings settings;
  private final RecordShape shape;
  private final FileReaders readers;
  private final FileScope scope;
  private final InstantSource clock;
  private final FileListing listing;
  private final Map<StoredObject, String> hashes = new HashMap<>();

  FileSource(
      String stream,
      FileScope scope,
      FileSettings settings,
      FileReaders readers,
      InstantSource clock) {
    this.stream = stream;
    this.stores = scope.stores();
    this.settings = settings;
    this.shape = readers.shape();
    this.readers = readers;
    this.scope = scope;
    this.clock = clock;
    this.listing = scope.listing(settings);
  }

  /** Refuses a file that changed since it was read before anything is sent. */
  @Override
  public void check(JsonNode sourceState) {
    if (settings.reading() == Reading.NEW
        && !settings.readChangedAgain()
        && settings.waitFor().isEmpty()) {
      NewFiles wanted = newFiles(new FilesRead(sourceState, settings.root()));
      for (StoredObject file : listing.present()) {
        if (scope.wants(file)) {
          wanted.wants(file, stores.of(file.address()));
        }
      }
    }
  }

  private NewFiles newFiles(FilesRead state) {
    return new NewFiles(
        stream,
        settings,
        state,
        (file, store) -> hashes.computeIfAbsent(file, one -> FileHash.of(one, store)));
  }

  @Override
  public void read(ReadRequest request, RecordSink sink) {
    settings
        .waitFor()
        .ifPresent(wait -> new Sensor(stream, listing, wait, clock, FileSource::pause).await());
    FilesRead state = new FilesRead(request.sourceState(), settings.root());
    NewFiles wanted = newFiles(state);
    List<StoredObject> files = listing.files();
    long left = request.limit().orElse(Long.MAX_VALUE);
    for (StoredObject file : files) {
      ObjectStore store = stores.of(file.address());
      if (left > 0 && scope.wants(file) && wanted.wants(file, store)) {
        left -= file(file, store, state, OptionalLong.of(left), sink);
        if (settings.reading() == Reading.NEW && left > 0) {
          request.newSourceState().accept(state.toJson());
        }
      }
    }
    state.prune(files);
    if (settings.reading() == Reading.NEW && request.limit().isEmpty()) {
      request.newSourceState().accept(state.toJson());
    }
  }

  private long file(
      StoredObject file, ObjectStore store, FilesRead state, OptionalLong limit, RecordSink sink) {
    String name = file.address().toString();
    Invalid invalid = new Invalid(stream, name, settings.skipInvalid());
    // As HTTP's: warehouses keep no nanoseconds.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    LOG.info("{}: reads {} ({} bytes)", stream, name, file.size());
    MessageDigest digest = FileHash.sha256();
    try (InputStream stored = store.open(file)) {
      InputStream hashed = settings.byHash() ? new DigestInputStream(stored, digest) : stored;
      long[] taken = {0};
      RecordGate gate = new RecordGate(readers, sink);
      SourceFields end =
          new SourceFields(shape.sourceFields(), file, () -> FileHash.of(file, store));
      readers
          .of(file, settings)
          .read(
              Compression.unpacked(settings.compression(), file.address().name(), hashed),
              end,
              invalid,
              record -> {
                gate.pass(record, now);
                return ++taken[0] < limit.orElse(Long.MAX_VALUE);
              });
      if (taken[0] < limit.orElse(Long.MAX_VALUE)) {
        hashed.transferTo(OutputStream.nullOutputStream());
        requireRows(name, taken[0]);
      }
      state.note(file, settings.byHash() ? FileHash.hex(digest) : null);
      invalid.report();
      LOG.info("{}: {}: {} records", stream, name, taken[0]);
      return taken[0];
    } catch (CharacterCodingException e) {
      throw broken(name, "is not written in the encoding that files.encoding says", e);
    } catch (IOException | MalformedInputException e) {
      throw broken(
          name, "can't be unpacked or read (" + e.getMessage() + "): it was cut off or damaged", e);
    }
  }

  /** A file that lost its rows on the way is not to empty a table. */
  private void requireRows(String name, long rows) {
    if (rows < settings.minRows()) {
      throw RowCount.tooFew(stream, name, rows, settings);
    }
  }

  private SingerException broken(String name, String reason, Exception e) {
    return new SingerException(
        ErrorKind.DATA,
        "stream '"
            + stream
            + "': "
            + name
            + " "
            + reason
            + ". Put a whole file there, then run again.",
        e);
  }

  private static void pause(Duration time) {
    Persistence.pause(
        time, () -> SingerException.external("the wait for files was stopped. Run again.", null));
  }
}
