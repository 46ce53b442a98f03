package io.shoppipe.warehouse.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DecimalTextTest {
  private final DecimalText number = new DecimalText();

  private DecimalText read(String text) {
    byte[] ascii = text.getBytes(StandardCharsets.US_ASCII);
    return number.read(ascii, 0, ascii.length);
  }

  @Test
  void readsLongs() {
    for (long unscaled : new long[] {0, 7, -120, Long.MAX_VALUE, Long.MIN_VALUE}) {
      for (int scale = 0; scale < 20; scale++) {
        DecimalText read = number.read(unscaled, scale);
        assertThat(new BigDecimal(read.bigAt(20), 20))
            .isEqualByComparingTo(BigDecimal.valueOf(unscaled, scale));
        assertThat(read.writtenScale()).isEqualTo(scale);
      }
    }
  }

  @Test
  void agreesWithBigDecimal() {
    Random random = new Random(7);
    for (int i = 0; i < 20_000; i++) {
      String text = randomNumber(random);
      BigDecimal expected = new BigDecimal(text);
      DecimalText read = read(text);
      int scale = read.scale();
      assertThat(new BigDecimal(read.bigAt(scale), scale)).as(text).isEqualByComparingTo(expected);
      assertThat(scale).isEqualTo(Math.max(0, expected.stripTrailingZeros().scale()));
      assertThat(read.writtenScale()).isEqualTo(Math.max(0, expected.scale()));
      if (read.isLongAt(scale)) {
        assertThat(read.longAt(scale))
            .isEqualTo(expected.setScale(scale).unscaledValue().longValue());
      }
    }
  }

  private static String randomNumber(Random random) {
    StringBuilder text = new StringBuilder(random.nextBoolean() ? "-" : "");
    digits(text, random, 1 + random.nextInt(25));
    if (random.nextBoolean()) {
      digits(text.append('.'), random, 1 + random.nextInt(25));
    }
    if (random.nextInt(3) == 0) {
      text.append(random.nextBoolean() ? "e" : "E+").append(random.nextInt(30));
    } else if (random.nextInt(3) == 0) {
      text.append("e-").append(random.nextInt(30));
    }
    return text.toString();
  }

  private static void digits(StringBuilder text, Random random, int count) {
    for (int i = 0; i < count; i++) {
      text.append(random.nextInt(4) == 0 ? random.nextInt(10) : 0);
    }
  }
}
