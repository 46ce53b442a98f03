package io.shoppipe.tap.cell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.TemporalAccessor;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DigitPatternTest {

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "M/d/yyyy H:mm:ss, 2/29/2024 8:05:09, 2024-02-29T08:05:09",
        "M/d/yyyy H:mm, 12/31/2024 23:59, 2024-12-31T23:59",
        "dd.MM.yyyy, 01.02.2023, 2023-02-01T00:00",
        "uuuu_MM_dd HH:mm, 2023_02_01 00:00, 2023-02-01T00:00"
      })
  void readsDigitsBetweenSigns(String pattern, String text, String moment) {
    assertThat(DigitPattern.of(pattern).orElseThrow().parse(text)).hasToString(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "iso",
        "yyyyMMdd",
        "d MMM yyyy",
        "M/d/yy",
        "M/d/yyyy h:mm a",
        "M/d/yyyy H",
        "H:mm:ss",
        "M/yyyy",
        "M/d/yyyy d",
        "d/M/yyyy'T'H:mm",
        "M/d/yyyy H:mm:ss.SSS",
        "M/d/yyyy m:ss"
      })
  void leavesOtherPatternsToTheFormatter(String pattern) {
    assertThat(DigitPattern.of(pattern)).isEmpty();
  }

  /** Whatever it takes, the formatter takes for the same; it may leave to it what it does not. */
  @ParameterizedTest
  @ValueSource(strings = {"M/d/yyyy H:mm:ss", "dd.MM.yyyy", "yyyy-M-d HH:mm", "d/M/yyyy"})
  void meansWhatTheFormatterMeans(String pattern) {
    DigitPattern digits = DigitPattern.of(pattern).orElseThrow();
    Random random = new Random(20261122);
    int taken = 0;
    for (int i = 0; i < 20_000; i++) {
      String text = text(pattern, random);
      LocalDateTime found = digits.parse(text);
      if (found != null) {
        taken++;
        assertThat(found).as(text).isEqualTo(byFormatter(pattern, text));
      }
    }
    assertThat(taken).isBetween(1_000, 19_000);
  }

  @Test
  void leavesWhatIsNoDateToTheFormatter() {
    DigitPattern digits = DigitPattern.of("M/d/yyyy").orElseThrow();
    for (String text :
        new String[] {
          "2/29/2023",
          "2/30/2024",
          "13/1/2024",
          "0/1/2024",
          "1/1/0000",
          "001/1/2024",
          "1/1/12024",
          "1/1/2024 ",
          "1/1/",
          "",
          "-1/1/2024",
          "1/1/+2024",
          "१/1/2024"
        }) {
      assertThat(digits.parse(text)).as(text).isNull();
    }
  }

  private static @Nullable LocalDateTime byFormatter(String pattern, String text) {
    try {
      TemporalAccessor parsed =
          TimePatterns.compile(pattern).parseBest(text, LocalDateTime::from, LocalDate::from);
      return parsed instanceof LocalDate date ? date.atStartOfDay() : LocalDateTime.from(parsed);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Numbers of few digits in the pattern's places, now and then another sign. */
  private static String text(String pattern, Random random) {
    StringBuilder text = new StringBuilder();
    for (String part : pattern.split("(?<=[^a-zA-Z])|(?=[^a-zA-Z])", -1)) {
      if (!Character.isLetter(part.charAt(0))) {
        text.append(random.nextInt(60) == 0 ? " " : part);
      } else if (part.charAt(0) == 'y') {
        text.append(String.format("%04d", random.nextInt(random.nextInt(9) == 0 ? 12_000 : 2_100)));
      } else {
        String number = Integer.toString(random.nextInt(random.nextInt(9) == 0 ? 130 : 13));
        text.append(
            part.length() == 2 && random.nextInt(20) > 0
                ? "0".repeat(Math.max(0, 2 - number.length()))
                : "");
        text.append(number);
      }
    }
    return text.toString();
  }
}
