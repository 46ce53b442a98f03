package io.shoppipe.tap.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.store.Stores;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Time is the test's own: what happens in a pause is given. */
final class SensorTest {
  @TempDir Path folder;

  private Instant now = Instant.parse("2026-01-01T00:00:00Z");
  private final Instant begin = now;
  private final Deque<Runnable> happenings = new ArrayDeque<>();

  @Test
  void waitsUntilAFileIsThereAndNoLongerGrows() {
    happenings.add(() -> {});
    happenings.add(() -> append("a"));
    happenings.add(() -> append("b"));
    happenings.add(() -> append("c"));
    sensor(600).await();
    // Last changed after 40 s, stable for 25 s: seen at the third look after that.
    assertThat(Duration.between(begin, now)).hasSeconds(70);
  }

  @Test
  void tellsOfAFileThatGrowsToTheEnd() {
    append("a");
    for (int i = 0; i < 10; i++) {
      happenings.add(() -> append("more"));
    }
    assertThatThrownBy(() -> sensor(50).await())
        .isInstanceOfSatisfying(
            SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.EXTERNAL))
        .hasMessage(
            "stream 's': waited 50 s for "
                + folder
                + "/x.csv (21 bytes, may still grow). Run again when it is there, or raise"
                + " wait_for.timeout_seconds.");
  }

  private Sensor sensor(int timeout) {
    String files = "{\"path\":\"" + folder + "/x.csv\"}";
    FileSettings settings;
    try {
      settings =
          FileSettings.of(
              (ObjectNode) ExactJson.MAPPER.readTree(files),
              new FileSettings.Otherwise(FileSettings.Reading.ALL, false, ""));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Sensor(
        "s",
        new FileListing(Stores.defaults(), settings),
        new FileSettings.WaitFor(
            Duration.ofSeconds(timeout), Duration.ofSeconds(10), Duration.ofSeconds(25)),
        () -> now,
        this::pause);
  }

  private void pause(Duration time) {
    now = now.plus(time);
    Runnable next = happenings.poll();
    if (next != null) {
      next.run();
    }
  }

  private void append(String text) {
    try {
      Files.writeString(
          folder.resolve("x.csv"), text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
