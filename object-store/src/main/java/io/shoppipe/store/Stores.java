package io.shoppipe.store;

import io.shoppipe.store.api.Address;
import io.shoppipe.store.api.Address.Scheme;
import io.shoppipe.store.api.ObjectStore;
import io.shoppipe.store.gcs.GcsSettings;
import io.shoppipe.store.gcs.GcsStore;
import io.shoppipe.store.local.LocalStore;
import io.shoppipe.store.s3.S3Settings;
import io.shoppipe.store.s3.S3Store;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The stores of a program. One is set up when it is first asked for, so that whoever reads local
 * files never loads Amazon's client or Google's. Not thread-safe; the stores are.
 */
public final class Stores implements AutoCloseable {
  private final S3Settings s3;
  private final GcsSettings gcs;
  private final Map<Scheme, ObjectStore> open = new EnumMap<>(Scheme.class);

  private Stores(S3Settings s3, GcsSettings gcs) {
    this.s3 = s3;
    this.gcs = gcs;
  }

  /**
   * Reads the settings {@code s3.…} and {@code gcs.…} by their names; {@code environment} says who
   * asks where they do not.
   */
  public static Stores of(
      Function<String, Optional<String>> setting, Map<String, String> environment) {
    return new Stores(
        S3Settings.of(name -> setting.apply("s3." + name), environment),
        GcsSettings.of(name -> setting.apply("gcs." + name), environment));
  }

  /** Without settings. */
  public static Stores defaults() {
    return of(name -> Optional.empty(), Map.of());
  }

  /** The store that holds {@code address}. */
  public ObjectStore of(Address address) {
    return open.computeIfAbsent(address.scheme(), this::opened);
  }

  private ObjectStore opened(Scheme scheme) {
    return switch (scheme) {
      case FILE -> new LocalStore();
      case S3 -> new S3Store(s3);
      case GS -> new GcsStore(gcs);
    };
  }

  @Override
  public void close() {
    open.values().forEach(ObjectStore::close);
  }
}
