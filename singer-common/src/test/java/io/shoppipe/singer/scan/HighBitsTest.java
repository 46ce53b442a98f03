package io.shoppipe.singer.scan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HighBitsTest {
  @Test
  void findsTheFirstMarkedByteWhateverIsMarkedBehindIt() {
    for (int marked = 1; marked < 256; marked++) {
      long word = 0;
      for (int at = 0; at < 8; at++) {
        word |= (marked >> at & 1L) << (8 * at + 7);
      }
      assertThat(HighBits.first(word)).isEqualTo(Long.numberOfTrailingZeros(word) / 8);
    }
  }
}
