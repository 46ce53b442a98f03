package io.shoppipe.models.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private static final String ERASE = "\r\u001b[K";

  private final StringBuilder terminal = new StringBuilder();
  private Instant now = Instant.parse("2026-01-31T10:00:00Z");

  private final Progress progress =
      new Progress(
          terminal::append,
          new Clock() {
            @Override
            public Instant instant() {
              return now;
            }

            @Override
            public ZoneId getZone() {
              return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
              return this;
            }
          });

  @Test
  void tellsWhatRunsAndGivesWayToOtherLines() {
    progress.began("orders", "1 of 12");
    assertThat(written()).isEqualTo("0 of 12 done, running: orders");
    now = now.plusMillis(3900);
    progress.began("users", "2 of 12");
    assertThat(written()).isEqualTo(ERASE + "0 of 12 done, running: orders 3 s, users");
    progress.ended("orders");
    assertThat(written()).isEqualTo(ERASE + "1 of 12 done, running: users");
    progress.around(() -> terminal.append("a line\n"));
    assertThat(written()).isEqualTo(ERASE + "a line\n1 of 12 done, running: users");
    progress.ended("users");
    assertThat(written()).isEqualTo(ERASE);
    progress.around(() -> terminal.append("the end\n"));
    assertThat(written()).isEqualTo("the end\n");
  }

  @Test
  void staysOnOneLine() {
    progress.began("a".repeat(100), "1 of 1");
    assertThat(written()).hasSize(79).endsWith("aaa…");
  }

  private String written() {
    String text = terminal.toString();
    terminal.setLength(0);
    return text;
  }
}
