package io.shoppipe.target.cli;

import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.config.Config;
import io.shoppipe.warehouse.api.Warehouse;

/** Builds the models that the config names, once the load is committed. */
final class AfterLoad {
  private AfterLoad() {}

  static int build(ProgramIo io, Config config, Warehouse warehouse) {
    return 0;
  }
}
