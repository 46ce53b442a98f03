package io.shoppipe.singer.cli;

import io.shoppipe.singer.error.ErrorKind;

/** A command whose exit codes are not those of {@link ErrorKind}. */
public interface ExitCodes {
  /** The exit code after a failure of that kind. */
  int exitCode(ErrorKind kind);
}
