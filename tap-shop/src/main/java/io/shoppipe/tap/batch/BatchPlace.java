package io.shoppipe.tap.batch;

import io.shoppipe.store.api.Address;
import java.nio.file.Path;

/** Where files are written, and put once they are whole. Not thread-safe. */
interface BatchPlace extends AutoCloseable {
  /** Where the file of this address is written first, on this machine. */
  Path begin(Address address);

  /** The file that was begun is whole: how a BATCH message names it, now that readers find it. */
  String keep(Address address, Path whole);

  @Override
  void close();
}
