package io.shoppipe.tap.http;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.tap.check.RecordScanner;
import io.shoppipe.tap.http.client.Answer;
import io.shoppipe.tap.http.client.TransientException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An answer looked at as a whole gives what the parser gives: the same records, bytes, messages.
 */
class WholeBodyTest {
  private static final int PAGES = 20_000;
  private static final int SHOWN = 1_000;
  private static final JsonPointer TOTAL = JsonPointer.compile("/total");
  private static final JsonPointer NEXT = JsonPointer.compile("/x1");
  private static final HttpSpec SPEC =
      new HttpSpec(
          "/rows",
          "GET",
          Map.of(),
          Map.of(),
          Optional.empty(),
          new HttpSpec.Records(JsonPointer.compile("/data/rows"), false),
          new HttpSpec.Total(Optional.of(TOTAL), Optional.empty(), false),
          new Paging.Offset(
              Optional.empty(), "skip", new Paging.More(Optional.of(NEXT), Paging.LastPage.EMPTY)),
          new HttpSpec.Pace(1000, 1, false),
          Optional.empty());
  private static final RecordScanner SCANNER = scanner();

  @Test
  void givesWhatTheParserGives() {
    RandomPages pages = new RandomPages(20_261_122L);
    int quick = 0;
    for (int i = 0; i < PAGES; i++) {
      byte[] page = pages.next();
      assertSame(page);
      quick += isQuick(page) ? 1 : 0;
    }
    assertThat(quick).isBetween(PAGES / 4, PAGES * 9 / 10);
  }

  @Test
  void givesWhatTheParserGivesOfAnAnswerCutAnywhere() {
    RandomPages pages = new RandomPages(7);
    for (int i = 0; i < 100; i++) {
      byte[] page = pages.next();
      for (int end = 0; end <= page.length; end++) {
        byte[] cut = Arrays.copyOf(page, end);
        assertSame(cut);
        assertThat(outcome(breaking(cut), Envelope.HELD_BYTES))
            .isEqualTo(outcome(breaking(cut), 0));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[]",
        "<html>",
        "{'data':{'rows':[]}} {}",
        "{'data':{'rows':[]},'data':{'rows':[{'id':1}]}}",
        "{'data':{'rows':{}}}",
        "{'data':[{'rows':[{'id':1}]}]}",
        "{'data':{'rows':[{'id':1},2]}}",
        "{'d\\u0061ta':{'rows':[{'\\u0069d':1}]}}",
        "{'data':{'rows':[{'id':1}]},'total':'12','x1':{'deep':[1.50]}}",
        "{'x':{'password':1,'password':2},'data':{'rows':[{'id':'a\\/b'}]}}",
        "{'data':{'rows':[{'id':1,'\\ud83d':2}]}}",
        "{'data':{'rows':[{'id':1e12345678901234567890}]}}",
        "\uFEFF{'data':{'rows':[{'id':1}]}}",
      })
  void givesWhatTheParserGivesOfOddAnswers(String page) {
    assertSame(page.replace('\'', '"').getBytes(UTF_8));
    assertSame(page.replace('\'', '"').getBytes(UTF_16));
  }

  @Test
  void leavesToTheParserWhatItHasLimitsFor() {
    for (int depth : new int[] {10, 150, 250, 890, 905, 990, 995, 996, 997, 998, 999, 1000, 1001}) {
      assertSame(rows("{'id':1,'more':" + "[".repeat(depth) + "]".repeat(depth) + "}"));
      assertSame(rows("{'id':1,'name':" + "[".repeat(depth) + "]".repeat(depth) + "}"));
      assertSame(bytes("{'y':" + "[".repeat(depth) + "]".repeat(depth) + ",'data':{'rows':[]}}"));
    }
    for (int length : new int[] {900, 999, 1000, 1001, 1002, 49_999, 50_000, 50_001, 60_000}) {
      assertSame(rows("{'id':1,'price':" + "9".repeat(length) + "}"));
      assertSame(rows("{'id':1,'price':1." + "9".repeat(length) + "}"));
      assertSame(rows("{'id':1,'more':{'a':" + "9".repeat(length) + "}}"));
      assertSame(rows("{'id':" + "9".repeat(length) + "}"));
      assertSame(rows("{'id':1,'" + "n".repeat(length) + "':1}"));
      assertSame(rows("{'id':1,'more':{'" + "n".repeat(length) + "':1}}"));
      assertSame(bytes("{'y':{'" + "n".repeat(length) + "':1},'data':{'rows':[]}}"));
      assertSame(bytes("{'" + "n".repeat(length) + "':1,'data':{'rows':[]}}"));
    }
  }

  @Test
  void letsALongAnswerFlow() {
    String text = "x".repeat(1 << 20);
    String record = "{'id':1,'name':'" + text + "'}";
    for (int records : new int[] {1, 3, 4, 5}) {
      assertSame(rows(String.join(",", Collections.nCopies(records, record))));
    }
  }

  private static void assertSame(byte[] page) {
    List<String> expected = outcome(new ByteArrayInputStream(page), 0);
    List<String> found = outcome(new ByteArrayInputStream(page), Envelope.HELD_BYTES);
    if (!found.equals(expected)) {
      String shown = new String(page, 0, Math.min(page.length, SHOWN), UTF_8);
      assertThat(found).as(shown).isEqualTo(expected);
    }
  }

  private static boolean isQuick(byte[] page) {
    try {
      Page into = Page.none(URI.create("http://shop.test/rows"), Instant.EPOCH);
      return new WholeBody(SPEC, SCANNER.scan(), page, page.length).read(into);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * What the reader makes of a body: records with their keys and values, or a failure's message.
   */
  private static List<String> outcome(InputStream body, int ahead) {
    List<String> outcome = new ArrayList<>();
    try {
      Page page = read(body, ahead, outcome);
      outcome.add(page.records() + " of " + page.total() + ", " + page.value(NEXT));
      if (!page.isFlowing()) {
        page.forEach(record -> outcome.add(shown(record)));
      }
    } catch (IOException | TransientException | SingerException e) {
      outcome.add(e.getClass() + ": " + e.getMessage());
    }
    return outcome;
  }

  private static Page read(InputStream body, int ahead, List<String> outcome) throws IOException {
    Answer answer =
        new Answer(
            200,
            URI.create("http://shop.test/rows"),
            HttpHeaders.of(Map.of(), (name, value) -> true),
            body,
            new AtomicBoolean());
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    return new PageReader(SPEC, clock, Optional.of(SCANNER), ahead, page -> outcome.add("flows"))
        .read(answer);
  }

  private static String shown(PageRecord record) {
    return record instanceof PageRecord.Line line
        ? line.key() + " " + new String(line.json(), UTF_8)
        : String.valueOf(record);
  }

  private static byte[] rows(String records) {
    return bytes("{'data':{'rows':[" + records + "]},'total':1}");
  }

  private static byte[] bytes(String page) {
    return page.replace('\'', '"').getBytes(UTF_8);
  }

  /** A body that breaks after these bytes. */
  private static InputStream breaking(byte[] bytes) {
    return new SequenceInputStream(
        new ByteArrayInputStream(bytes),
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }

          @Override
          public int read(byte[] into, int offset, int most) throws IOException {
            return read();
          }
        });
  }

  private static RecordScanner scanner() {
    String schema =
        """
        {"type":"object","properties":{"id":{"type":["integer","string"]},"name":{"type":["null","string"]},
        "price":{"type":["null","number"]},"stock":{"type":"integer"},"on":{"type":"boolean"},
        "at":{"type":["null","string"],"format":"date-time"},"tags":{"type":["null","array"],"items":{"type":["null","string"]}},
        "meta":{"type":["null","object"],"properties":{"at":{"type":["null","string"],"format":"date-time"}}},
        "copy":{"type":["null","string"],"format":"date-time"},"more":{}}}
        """;
    try {
      return RecordScanner.of(
              (ObjectNode) ExactJson.MAPPER.readTree(schema),
              List.of("id"),
              Map.of("copy", JsonPointer.compile("/meta/at")))
          .orElseThrow();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
