package io.shoppipe.singer.error;

/** The kinds of failure that a user can meet, each with its process exit code. */
public enum ErrorKind {
  /** A defect of ours: reported with its stack trace. */
  BUG(1),
  /** A wrong command line. */
  USAGE(2),
  /** A wrong config, catalog, state or project file: only a change helps. */
  CONFIG(3),
  /** The input breaks the protocol or its schema. */
  DATA(4),
  /** A source or a warehouse failed: a retry may help. */
  EXTERNAL(5),
  /** A model or a test of the models failed. */
  MODELS(6);

  private final int exitCode;

  ErrorKind(int exitCode) {
    this.exitCode = exitCode;
  }

  /** The process exit code, 1 to 6. */
  public int exitCode() {
    return exitCode;
  }
}
