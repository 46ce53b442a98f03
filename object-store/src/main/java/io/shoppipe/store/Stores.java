package io.shoppipe.store;

import io.shoppipe.store.api.Address;
import io.shoppipe.store.api.Address.Scheme;
import io.shoppipe.store.api.ObjectStore;
import io.shoppipe.store.local.LocalStore;
import io.shoppipe.store.s3.S3Settings;
import io.shoppipe.store.s3.S3Store;
import org.jspecify.annotations.Nullable;

/**
 * The stores of a program. One is set up when it is first asked for, so that whoever reads local
 * files never loads Amazon's client. Not thread-safe; the stores are.
 */
public final class Stores implements AutoCloseable {
  private final S3Settings s3Settings;
  private final ObjectStore local = new LocalStore();
  private @Nullable ObjectStore s3;

  public Stores(S3Settings s3Settings) {
    this.s3Settings = s3Settings;
  }

  /** The store that holds {@code address}. */
  public ObjectStore of(Address address) {
    if (address.scheme() == Scheme.FILE) {
      return local;
    }
    ObjectStore store = s3;
    if (store == null) {
      store = new S3Store(s3Settings);
      s3 = store;
    }
    return store;
  }

  @Override
  public void close() {
    ObjectStore store = s3;
    if (store != null) {
      store.close();
    }
  }
}
