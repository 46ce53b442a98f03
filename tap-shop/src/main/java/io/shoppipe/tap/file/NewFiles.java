package io.shoppipe.tap.file;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.api.ObjectStore;
import io.shoppipe.store.api.StoredObject;
import io.shoppipe.tap.file.FileSettings.Reading;
import io.shoppipe.tap.file.FileSettings.RememberBy;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which files are read. */
final class NewFiles {
  private static final Logger LOG = LoggerFactory.getLogger(NewFiles.class);

  private final String stream;
  private final FileSettings settings;
  private final FilesRead read;
  private final BiFunction<StoredObject, ObjectStore, String> hash;

  /** {@code hash} gives the SHA-256 of a file's content. */
  NewFiles(
      String stream,
      FileSettings settings,
      FilesRead read,
      BiFunction<StoredObject, ObjectStore, String> hash) {
    this.stream = stream;
    this.settings = settings;
    this.read = read;
    this.hash = hash;
  }

  /** Whether the file is to be read; one that changed since it was is refused or read again. */
  boolean wants(StoredObject file, ObjectStore store) {
    Optional<FilesRead.Mark> mark =
        settings.reading() == Reading.ALL ? Optional.empty() : read.of(file);
    if (mark.isEmpty()) {
      return true;
    }
    if (same(mark.get(), file, store)) {
      LOG.debug("{}: {} was read before", stream, file.address());
      return false;
    }
    if (!settings.readChangedAgain()) {
      throw SingerException.data(
          "stream '"
              + stream
              + "': "
              + file.address()
              + " was read before, with "
              + mark.get().size()
              + " bytes; now it has "
              + file.size()
              + " bytes and another content. Give new data a new name, or set"
              + " files.on_changed_file: read_again.");
    }
    LOG.info("{}: {} has changed: it is read again", stream, file.address());
    return true;
  }

  private boolean same(FilesRead.Mark mark, StoredObject file, ObjectStore store) {
    @Nullable String before = mark.sha256();
    boolean trusted = before == null || settings.rememberBy() != RememberBy.CONTENT;
    if (trusted && mark.size() == file.size() && mark.etag().equals(file.etag())) {
      return true;
    }
    if (before == null || !settings.byHash() || mark.size() != file.size()) {
      return false;
    }
    boolean same = hash.apply(file, store).equals(before);
    if (same) {
      read.note(file, before);
    }
    return same;
  }
}
