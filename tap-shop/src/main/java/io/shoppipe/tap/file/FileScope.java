package io.shoppipe.tap.file;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.store.Stores;
import io.shoppipe.store.api.Address;
import io.shoppipe.store.api.Missing;
import io.shoppipe.store.api.StoredObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which of the streams' files a run reads ({@code source.only_files}), and which files it expects
 * some stream to read ({@code source.warn_unread}). Not thread-safe.
 */
final class FileScope {
  private static final Logger LOG = LoggerFactory.getLogger(FileScope.class);

  private final Stores stores;
  private final List<PathPattern> only = new ArrayList<>();
  private final List<PathPattern> expected = new ArrayList<>();
  private final List<FileListing> listings = new ArrayList<>();

  /** All files, and no opinion about others. */
  FileScope(Stores stores) {
    this.stores = stores;
  }

  /** Both lists hold paths or patterns, which begin in {@code root}; they may be missing. */
  static FileScope of(Stores stores, String root, JsonNode only, JsonNode expected) {
    FileScope scope = new FileScope(stores);
    only.forEach(path -> scope.only.add(PathPattern.of(root, path.asText())));
    expected.forEach(path -> scope.expected.add(PathPattern.of(root, path.asText())));
    return scope;
  }

  Stores stores() {
    return stores;
  }

  /** The files of one more stream. */
  FileListing listing(FileSettings settings) {
    FileListing listing = new FileListing(stores, settings);
    listings.add(listing);
    return listing;
  }

  /** Whether the run reads the file. */
  boolean wants(StoredObject file) {
    return only.isEmpty() || only.stream().anyMatch(path -> path.matches(file.address()));
  }

  /** Fails where a file that is asked for is not there; warns of files that no stream reads. */
  void begin() {
    if (only.isEmpty() && expected.isEmpty()) {
      return;
    }
    Set<Address> read = new HashSet<>();
    listings.forEach(listing -> listing.present().forEach(file -> read.add(file.address())));
    for (PathPattern path : only) {
      Address first = path.names().get(0);
      if (!path.isPattern() && read.stream().noneMatch(path::matches)) {
        throw Missing.unread(first, stores.of(first));
      }
    }
    unread(read).forEach(FileScope::warn);
  }

  /** Names of files that no stream reads, by folder. */
  private Map<String, List<String>> unread(Set<Address> read) {
    Map<String, List<String>> folders = new TreeMap<>();
    for (PathPattern path : expected) {
      for (Address name : path.names()) {
        for (StoredObject file : stores.of(name).list(name)) {
          if (!read.contains(file.address())) {
            String folder = file.address().withKey(file.address().folder()).toString();
            folders.computeIfAbsent(folder, one -> new ArrayList<>()).add(file.address().name());
          }
        }
      }
    }
    return folders;
  }

  private static void warn(String folder, List<String> names) {
    LOG.warn(
        "{} holds {} that no stream reads ({}{}): left out",
        folder,
        names.size() == 1 ? "a file" : names.size() + " files",
        names.get(0),
        names.size() == 1 ? "" : " …");
  }
}
