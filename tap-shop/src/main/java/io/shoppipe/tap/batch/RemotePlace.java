package io.shoppipe.tap.batch;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.Stores;
import io.shoppipe.store.api.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A bucket: files are written in a folder for what is temporary, and sent there when whole. */
final class RemotePlace implements BatchPlace {
  private final Stores stores;
  private @Nullable Path folder;

  RemotePlace(Stores stores) {
    this.stores = stores;
  }

  @Override
  public Path begin(Address address) {
    Path made = folder;
    try {
      if (made == null) {
        made = Files.createTempDirectory("tap-shop-");
        folder = made;
      }
    } catch (IOException e) {
      throw SingerException.external(
          "batch file "
              + address
              + ": no folder can be made to write it in before it is sent ("
              + e.getMessage()
              + "). Make room, or name another place with TAP_SHOP_JAVA_OPTS=-Djava.io.tmpdir=….",
          e);
    }
    return made.resolve(address.name());
  }

  @Override
  public String keep(Address address, Path whole) {
    try {
      stores.of(address).put(address, whole);
    } finally {
      remove(whole);
    }
    return address.toString();
  }

  @Override
  public void close() {
    Path made = folder;
    folder = null;
    if (made != null) {
      remove(made);
    }
  }

  private static void remove(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException e) {
      // It lies where the system cleans up.
    }
  }
}
