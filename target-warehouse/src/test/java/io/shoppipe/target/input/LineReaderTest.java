package io.shoppipe.target.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.singer.error.SingerException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineReaderTest {
  @Test
  void cutsLinesAtNewlines() {
    assertThat(lines("a\nbc\n\nd\n")).containsExactly("1:a", "2:bc", "3:", "4:d");
  }

  @Test
  void takesCarriageReturnsOff() {
    assertThat(lines("a\r\n\r\nb\rc\r\n")).containsExactly("1:a", "2:", "3:b\rc");
  }

  @Test
  void skipsTheByteOrderMarkOfTheFirstLineOnly() {
    assertThat(lines("\uFEFFa\n\uFEFFb\n")).containsExactly("1:a", "2:\uFEFFb");
  }

  @Test
  void theLastLineNeedsNoNewline() {
    assertThat(lines("a\nb")).containsExactly("1:a", "2:b cut");
  }

  @Test
  void noInputHasNoLines() {
    assertThat(lines("")).isEmpty();
    assertThat(lines("\n")).containsExactly("1:");
  }

  @Test
  void aLineMayBeLongerThanTheBuffer() {
    String huge = "x".repeat(3_000_000);
    assertThat(lines("a\n" + huge + "\nb\n")).containsExactly("1:a", "2:" + huge, "3:b");
  }

  @Test
  void aLineThatTheMemoryIsTooSmallForIsRefused() {
    byte[] input = ("a\n" + "x".repeat(5_000_000)).getBytes(StandardCharsets.UTF_8);
    LineReader reader = new LineReader(new ByteArrayInputStream(input), 3 << 20);
    assertThatThrownBy(
            () -> {
              while (reader.fill()) {
                while (reader.next()) {
                  assertThat(reader.number()).isEqualTo(1);
                }
              }
            })
        .isInstanceOf(SingerException.class)
        .hasMessageStartingWith(
            "line 2: longer than 3 MB, which is too much for the memory of "
                + (Runtime.getRuntime().maxMemory() >> 20)
                + " MB. Let the tap send less in a record, or give the program more memory"
                + " (TARGET_WAREHOUSE_JAVA_OPTS=-Xmx");
  }

  @Test
  void theSizeOfTheReadsMakesNoDifference() {
    String text = "\uFEFFfirst\r\nsecond ü\n\nlast";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(read(new Drops(bytes)))
        .isEqualTo(lines(text))
        .containsExactly("1:first", "2:second ü", "3:", "4:last cut");
  }

  private static List<String> lines(String text) {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static List<String> read(InputStream in) {
    LineReader reader = new LineReader(in);
    List<String> lines = new ArrayList<>();
    boolean more = true;
    while (more) {
      more = reader.fill();
      while (reader.next()) {
        String text =
            new String(
                reader.buffer(),
                reader.start(),
                reader.end() - reader.start(),
                StandardCharsets.UTF_8);
        lines.add(reader.number() + ":" + text + (reader.cut() ? " cut" : ""));
      }
    }
    return lines;
  }

  /** Gives one byte at a time. */
  private static final class Drops extends InputStream {
    private final ByteArrayInputStream bytes;

    Drops(byte[] bytes) {
      this.bytes = new ByteArrayInputStream(bytes);
    }

    @Override
    public int read() {
      return bytes.read();
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      return bytes.read(into, offset, Math.min(1, length));
    }
  }
}
