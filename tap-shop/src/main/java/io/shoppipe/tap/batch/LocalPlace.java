package io.shoppipe.tap.batch;

import io.shoppipe.store.api.Address;
import java.nio.file.Path;

/** A folder of this machine. */
record LocalPlace() implements BatchPlace {
  @Override
  public Path begin(Address address) {
    return Path.of(address.key());
  }

  @Override
  public String keep(Address address, Path whole) {
    return whole.toAbsolutePath().toUri().toString();
  }

  @Override
  public void close() {}
}
