package io.shoppipe.target.anycut;

import java.util.Arrays;

/** A run ends early: after {@code permille} of its bytes. */
record Break(int permille, ChunkedInput.End end) {
  byte[] of(byte[] input) {
    return Arrays.copyOf(input, (int) ((long) input.length * permille / 1000));
  }
}
