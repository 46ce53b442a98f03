package io.shoppipe.singer.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.ExactJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MessageWriterTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final MessageWriter writer = new MessageWriter(out);

  @Test
  void writesEachMessageAsOneCompactLine() throws IOException {
    writer.write(
        new SchemaMessage("a", object("{\"type\":\"object\"}"), List.of("id"), List.of("at")));
    writer.write(
        new RecordMessage("a", object("{\"id\":1}"), 7L, Instant.parse("2026-01-02T03:04:05Z")));
    writer.write(new RecordMessage("a", object("{\"id\":2}"), null, null));
    writer.write(new ActivateVersionMessage("a", 7));
    writer.write(new StateMessage(object("{\"bookmarks\":{}}")));
    assertThat(written())
        .isEqualTo(
            """
            {"type":"SCHEMA","stream":"a","schema":{"type":"object"},"key_properties":["id"],"bookmark_properties":["at"]}
            {"type":"RECORD","stream":"a","record":{"id":1},"version":7,"time_extracted":"2026-01-02T03:04:05Z"}
            {"type":"RECORD","stream":"a","record":{"id":2}}
            {"type":"ACTIVATE_VERSION","stream":"a","version":7}
            {"type":"STATE","value":{"bookmarks":{}}}
            """);
  }

  @Test
  void keepsNumbersDigitForDigit() throws IOException {
    String numbers =
        "{\"a\":9.990,\"b\":0.1,\"c\":12345678901234567890.123456789012345678,\"d\":5,\"e\":5.0,"
            + "\"f\":123456789012345678901234567890}";
    writer.write(new RecordMessage("a", object(numbers), null, null));
    writer.flush();
    assertThat(written()).contains(numbers);
  }

  @Test
  void keepsTextOutsideAscii() throws IOException {
    writer.write(new RecordMessage("a", object("{\"a\":\"é\\n😀\\u0000\"}"), null, null));
    writer.flush();
    assertThat(written()).contains("{\"a\":\"é\\n\\uD83D\\uDE00\\u0000\"}");
  }

  @Test
  void handsEverythingOverWithAState() throws IOException {
    writer.write(new RecordMessage("a", object("{}"), null, null));
    assertThat(written()).isEmpty();
    writer.write(new StateMessage(object("{}")));
    assertThat(written().lines()).hasSize(2);
  }

  @Test
  void saysThatTheReaderHasGone() {
    MessageWriter broken =
        new MessageWriter(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            });
    assertThatThrownBy(() -> broken.write(new StateMessage(object("{}"))))
        .isInstanceOfSatisfying(
            SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.EXTERNAL))
        .hasMessageStartingWith(
            "stdout: the program that reads the messages has gone (Broken pipe)");
  }

  private String written() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private static ObjectNode object(String json) throws IOException {
    return (ObjectNode) ExactJson.MAPPER.readTree(json);
  }
}
