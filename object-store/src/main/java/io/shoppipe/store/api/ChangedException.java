package io.shoppipe.store.api;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;

/** An object is not any more what was listed, or gone: whoever waits for it lists it again. */
public final class ChangedException extends SingerException {
  private static final long serialVersionUID = 1L;

  public ChangedException(String message) {
    super(ErrorKind.EXTERNAL, message);
  }
}
