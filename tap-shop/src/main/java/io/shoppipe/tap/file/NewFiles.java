package io.shoppipe.tap.file;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.api.ObjectStore;
import io.shoppipe.store.api.StoredObject;
import io.shoppipe.tap.file.FileSettings.Reading;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides which files are read. */
final class NewFiles {
  private static final Logger LOG = LoggerFactory.getLogger(NewFiles.class);

  private final String stream;
  private final FileSettings settings;
  private final FilesRead read;

  NewFiles(String stream, FileSettings settings, FilesRead read) {
    this.stream = stream;
    this.settings = settings;
    this.read = read;
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
    if (mark.size() == file.size() && mark.etag().equals(file.etag())) {
      return true;
    }
    @Nullable String before = mark.sha256();
    if (before == null || !settings.byHash() || mark.size() != file.size()) {
      return false;
    }
    boolean same = FileHash.of(file, store).equals(before);
    if (same) {
      read.note(file, before);
    }
    return same;
  }
}
