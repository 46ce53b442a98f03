package io.shoppipe.target.anycut;

/**
 * How a run is cut: {@code batchRows} and {@code batchBytes} as in the settings; a STATE every
 * {@code stateEvery} atoms (0: only at the end); {@code weave} decides how the streams are mixed;
 * {@code chunk}: bytes that stdin gives at once; {@code repeat}: each SCHEMA comes again before
 * each record; {@code beside}: a stream is being refreshed all the while, which holds every STATE
 * back.
 */
record Cut(
    int batchRows,
    int batchBytes,
    int stateEvery,
    long weave,
    int chunk,
    boolean repeat,
    boolean beside) {
  /** All in one go. */
  static final Cut NONE = new Cut(1_000_000, 1 << 28, 0, 0, 1 << 18, false, false);

  Cut withWeave(long other) {
    return new Cut(batchRows, batchBytes, stateEvery, other, chunk, repeat, beside);
  }
}
