package io.shoppipe.tap.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class KeySetTest {
  private static final int MANY = 1 << 20;

  @Test
  void knowsEachKeyThatCameAndNoOther() {
    KeySet keys = new KeySet();
    for (int i = 0; i < 100_000; i++) {
      assertThat(keys.add(Integer.toString(i))).isTrue();
    }
    assertThat(keys.size()).isEqualTo(100_000);
    for (int i = 0; i < 100_000; i++) {
      assertThat(keys.add(Integer.toString(i))).isFalse();
    }
    assertThat(keys.add("\"1\"")).as("a text that looks like a number").isTrue();
    assertThat(keys.hasOverflowed()).isFalse();
  }

  @Test
  void takesEveryFurtherKeyForNewWhenItIsFull() {
    KeySet keys = new KeySet();
    for (int i = 0; i < MANY; i++) {
      keys.add("k" + i);
    }
    assertThat(keys.hasOverflowed()).isFalse();
    assertThat(keys.add("another")).isTrue();
    assertThat(keys.add("another")).isTrue();
    assertThat(keys.add("k7")).isFalse();
    assertThat(keys.hasOverflowed()).isTrue();
    assertThat(keys.size()).isEqualTo(MANY);
  }
}
