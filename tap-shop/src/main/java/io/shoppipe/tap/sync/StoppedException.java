package io.shoppipe.tap.sync;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;

/** The run was told to end, and has ended between two records. */
public final class StoppedException extends SingerException {
  private static final long serialVersionUID = 1L;

  StoppedException() {
    super(
        ErrorKind.EXTERNAL,
        "stopped by a signal. All lines are whole, and the last STATE holds; run again from it.");
  }
}
