package io.shoppipe.tap.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.TextNode;
import io.shoppipe.singer.scan.JsonScanner;
import io.shoppipe.tap.cell.Utf8;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes through the records of one input, one after the other. Not thread-safe. */
public final class RecordScan {
  private final TokenRule root;
  private final Finds finds;
  private final byte[][] labels;
  private long start;
  private long end;
  private boolean plain;

  RecordScan(TokenRule root, Finds finds, List<String> copied) {
    this.root = root;
    this.finds = finds;
    this.labels =
        copied.stream()
            .map(name -> ("," + TextNode.valueOf(name) + ":").getBytes(UTF_8))
            .toArray(byte[][]::new);
  }

  /** The input's bytes, by their place in it. */
  @FunctionalInterface
  public interface Input {
    /** Copies the bytes from {@code start} to {@code end} to the place {@code at}. */
    void copy(long start, long end, byte[] into, int at);
  }

  /** A record's bytes, and its key as text. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Line(byte[] json, String key) {}

  /**
   * Passes over the record whose first token the parser stands on: its bytes, on one line, with its
   * copies; null where it can't leave as it came.
   */
  public @Nullable Line next(JsonParser json, Input input) throws IOException {
    finds.clear();
    start = json.currentTokenLocation().getByteOffset();
    root.pass(json, finds);
    end = json.currentLocation().getByteOffset();
    return line(input);
  }

  /** All of the input is known to be ASCII, without control characters. */
  public void trustInput() {
    plain = true;
  }

  /**
   * The same for an object that a scanner stands at, of bytes that are UTF-8 as a whole; null where
   * only the parser can tell.
   */
  public @Nullable Line next(JsonScanner json) {
    finds.clear();
    start = json.position();
    root.pass(json, finds);
    end = json.position();
    byte[] all = json.bytes();
    return line((from, to, into, at) -> copy(all, from, to, into, at));
  }

  /**
   * Passes over a value that is no record's; false where only the parser can tell whether it is
   * JSON within its limits.
   */
  public boolean passes(JsonScanner json) {
    finds.clear();
    AnyTokens.RULE.pass(json, finds);
    return !finds.isRejected();
  }

  private static void copy(byte[] all, long from, long to, byte[] into, int at) {
    System.arraycopy(all, (int) from, into, at, (int) (to - from));
  }

  /** The record that was passed over; null where it can't leave so. */
  private @Nullable Line line(Input input) {
    String key = finds.key();
    if (finds.isRejected() || key == null) {
      return null;
    }
    byte[] text = bytes(input);
    if (plain || Utf8.isPlain(text, text.length)) {
      return new Line(text, key);
    }
    byte[] line = Whitespace.onOneLine(text);
    return Utf8.isWhole(line, line.length) ? new Line(line, key) : null;
  }

  /** Whether a record can leave as it is: the parser stands on its first token. */
  public boolean leaves(JsonParser json) throws IOException {
    finds.clear();
    root.pass(json, finds);
    return !finds.isRejected() && finds.key() != null;
  }

  /** The same for an object that a scanner stands at. */
  public boolean leaves(JsonScanner json) {
    finds.clear();
    root.pass(json, finds);
    return !finds.isRejected() && finds.key() != null;
  }

  /** The record that was passed over last, as it came. */
  public byte[] asItCame(Input input) {
    byte[] json = new byte[Math.toIntExact(end - start)];
    input.copy(start, end, json, 0);
    return json;
  }

  private byte[] bytes(Input input) {
    long length = end - start;
    for (int i = 0; i < labels.length; i++) {
      length += finds.copyEnd(i) == 0 ? 0 : labels[i].length + copyLength(i);
    }
    byte[] json = new byte[Math.toIntExact(length)];
    input.copy(start, end, json, 0);
    int at = (int) (end - start) - 1;
    for (int i = 0; i < labels.length; i++) {
      if (finds.copyEnd(i) != 0) {
        System.arraycopy(labels[i], 0, json, at, labels[i].length);
        at += labels[i].length;
        input.copy(finds.copyStart(i), finds.copyEnd(i), json, at);
        at += (int) copyLength(i);
      }
    }
    json[at] = '}';
    return json;
  }

  private long copyLength(int slot) {
    return finds.copyEnd(slot) - finds.copyStart(slot);
  }
}
