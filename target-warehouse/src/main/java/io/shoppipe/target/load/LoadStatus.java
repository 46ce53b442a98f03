package io.shoppipe.target.load;

import java.util.Locale;

/** How a stream's load stands, as {@code _singer.loads} says. */
public enum LoadStatus {
  /** Under way; a run that was killed stays so until the next one loads its table. */
  RUNNING,
  /** The input ended well and all is committed. */
  DONE,
  /** The run failed: only what the counts say is committed. */
  FAILED,
  /** A signal ended the run: only what the counts say is committed. */
  STOPPED;

  /** As it is written in the table. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
