package io.shoppipe.tap.file;

import io.shoppipe.store.Stores;
import io.shoppipe.store.api.Address;
import io.shoppipe.store.api.Glob;
import io.shoppipe.store.api.Missing;
import io.shoppipe.store.api.ObjectStore;
import io.shoppipe.store.api.StoredObject;
import io.shoppipe.tap.file.FileSettings.Order;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds a stream's files. */
final class FileListing {
  private static final Logger LOG = LoggerFactory.getLogger(FileListing.class);

  private final Stores stores;
  private final FileSettings settings;

  FileListing(Stores stores, FileSettings settings) {
    this.stores = stores;
    this.settings = settings;
  }

  /**
   * The files, each once, in the order in which they are to be read; fails where one is missing.
   */
  List<StoredObject> files() {
    return files(
        path -> {
          if (!settings.allowMissing()) {
            Address first = path.names().get(0);
            throw Missing.at(first, store(first));
          }
        });
  }

  /** Those of them that are there. */
  List<StoredObject> present() {
    return files(path -> {});
  }

  /** The files, or nothing while one is missing. */
  Optional<List<StoredObject>> complete() {
    List<PathPattern> missing = new ArrayList<>();
    List<StoredObject> files = files(missing::add);
    return missing.isEmpty() || settings.allowMissing() ? Optional.of(files) : Optional.empty();
  }

  private List<StoredObject> files(Consumer<PathPattern> missing) {
    Map<Address, StoredObject> found = new LinkedHashMap<>();
    for (PathPattern path : settings.paths()) {
      List<StoredObject> files = of(path);
      if (files.isEmpty()) {
        missing.accept(path);
      }
      files.forEach(file -> found.putIfAbsent(file.address(), file));
    }
    List<StoredObject> files = new ArrayList<>(found.values());
    files.sort(order());
    return files;
  }

  /** The paths of which nothing is there yet. */
  List<PathPattern> missing() {
    return settings.paths().stream().filter(path -> of(path).isEmpty()).toList();
  }

  /** What stands where the path points to. */
  String around(PathPattern path) {
    Address first = path.names().get(0);
    return Missing.listing(first, store(first));
  }

  private List<StoredObject> of(PathPattern path) {
    List<StoredObject> found = List.of();
    for (Address name : path.names()) {
      List<StoredObject> here = of(name);
      if (!found.isEmpty() && !here.isEmpty()) {
        LOG.warn("{} and {} are both there: the first is read", found.get(0).address(), name);
      }
      found = found.isEmpty() ? here : found;
    }
    return found;
  }

  private List<StoredObject> of(Address address) {
    ObjectStore store = store(address);
    if (Glob.isPattern(address.key())) {
      return store.list(address);
    }
    Optional<StoredObject> file = store.stat(address);
    return file.stream().toList();
  }

  private ObjectStore store(Address address) {
    return stores.of(address);
  }

  private Comparator<StoredObject> order() {
    Comparator<StoredObject> byName = Comparator.comparing(StoredObject::address);
    return settings.order() == Order.NAME
        ? byName
        : Comparator.comparing(StoredObject::modified).thenComparing(byName);
  }
}
