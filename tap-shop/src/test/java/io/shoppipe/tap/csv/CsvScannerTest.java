package io.shoppipe.tap.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import io.shoppipe.singer.json.ExactJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CsvScannerTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "a,b\\nc,d|1[a, b] 2[c, d]",
        "a,b\\r\\nc,d\\r\\n|1[a, b] 2[c, d]",
        "a,b\\rc,d\\r|1[a, b] 2[c, d]",
        "a,b\\n\\n\\r\\nc,d\\n\\n|1[a, b] 4[c, d]",
        "a,,\\n,|1[a, , ] 2[, ]",
        "'a,b','c\\nd',e\\nf|1[a,b, c\\nd, e] 3[f]",
        "'a''b','',''''|1[a'b, , ']",
        "a'b,c|1[a'b, c]",
        " 'a',b|1[ 'a', b]",
      })
  void cutsRowsAsRfc4180HasIt(String text, String rows) throws IOException {
    assertThat(
            String.join(
                " ", rows(text.replace("\\n", "\n").replace("\\r", "\r").replace('\'', '"'), "{}")))
        .isEqualTo(rows.strip().replace("\\n", "\n").replace('\'', '"'));
  }

  @Test
  void knowsOtherDelimitersQuotesAndEscapes() throws IOException {
    assertThat(rows("a;'b;''c'\n", "{'delimiter':';','quote':'\\u0027'}"))
        .containsExactly("1[a, b;'c]");
    assertThat(rows("a\t\"b\n", "{'delimiter':'\t','quote':''}")).containsExactly("1[a, \"b]");
    assertThat(rows("\"a\\\"b\",c\\,d\\\\\n", "{'escape':'\\\\'}"))
        .containsExactly("1[a\"b, c,d\\]");
    assertThat(rows("note\nby me\na,b\n", "{'skip_lines':2}")).containsExactly("3[a, b]");
  }

  @Test
  void saysWhereTheQuoteStandsThatIsNotClosed() {
    assertThatThrownBy(() -> rows("a,b\nc,\"d\ne\nf", "{}"))
        .isInstanceOfSatisfying(
            OpenQuoteException.class,
            e -> {
              assertThat(e.from()).isEqualTo(2);
              assertThat(e.to()).isEqualTo(4);
              assertThat(e.cell()).isEqualTo(1);
            });
  }

  @Test
  void refusesARowWithoutEnd() {
    String text = "a\n\"" + "x\n".repeat(1_000_000);
    assertThatThrownBy(() -> rows(text, "{'max_row_bytes':1000}"))
        .isInstanceOfSatisfying(LongRowException.class, e -> assertThat(e.line()).isEqualTo(2));
  }

  @Test
  void agreesWithFastCsvOnWhatIsRandom() throws IOException {
    Random random = new Random(7);
    String[] pieces = {
      "a", "é", "1.5", "\"x\"", "\"x,y\"", "\"x\ny\"", "\"\"\"\"", "", " ", "b\"c"
    };
    String[] ends = {"\n", "\r\n", "\r", "\n\n"};
    for (int round = 0; round < 3000; round++) {
      StringBuilder text = new StringBuilder();
      String end = ends[random.nextInt(ends.length)];
      for (int row = random.nextInt(6); row >= 0; row--) {
        for (int cell = random.nextInt(5); cell >= 0; cell--) {
          text.append(pieces[random.nextInt(pieces.length)]).append(cell > 0 ? "," : "");
        }
        text.append(row > 0 || random.nextBoolean() ? end : "");
      }
      assertThat(rows(text.toString(), "{}")).as("%s", text).isEqualTo(byFastCsv(text.toString()));
    }
  }

  @Test
  void readsRowsLongerThanItsBufferFromAnySizeOfRead() throws IOException {
    String big = "x\"\"y,".repeat(200_000);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      text.append(i).append(",\"").append(big).append("\",z\n");
    }
    List<String> rows = new ArrayList<>();
    InputStream slow = new Trickle(text.toString().getBytes(UTF_8));
    CsvScanner scanner = new CsvScanner(slow, dialect("{}"));
    while (scanner.next()) {
      rows.add(row(scanner));
    }
    String cell = big.replace("\"\"", "\"");
    assertThat(rows).hasSize(5).element(4).isEqualTo("5[4, " + cell + ", z]");
  }

  private static List<String> byFastCsv(String text) throws IOException {
    List<String> rows = new ArrayList<>();
    try (var reader =
        CsvReader.builder()
            .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
            .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
            .skipEmptyLines(true)
            .ofCsvRecord(text)) {
      for (CsvRecord row : reader) {
        rows.add(row.getStartingLineNumber() + row.getFields().toString());
      }
    }
    return rows;
  }

  private static List<String> rows(String text, String dialect) throws IOException {
    CsvScanner scanner =
        new CsvScanner(new ByteArrayInputStream(text.getBytes(UTF_8)), dialect(dialect));
    List<String> rows = new ArrayList<>();
    while (scanner.next()) {
      rows.add(row(scanner));
    }
    return rows;
  }

  private static String row(CsvScanner scanner) {
    List<String> cells = new ArrayList<>();
    for (int i = 0; i < scanner.cells(); i++) {
      cells.add(
          new String(scanner.buffer(), scanner.start(i), scanner.end(i) - scanner.start(i), UTF_8));
    }
    return scanner.line() + cells.toString();
  }

  private static CsvDialect dialect(String json) {
    ObjectNode files;
    try {
      files = (ObjectNode) ExactJson.MAPPER.readTree(json.replace('\'', '"').replace("\t", "\\t"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return CsvDialect.of(
        files,
        ',',
        problem -> {
          throw new AssertionError(problem);
        });
  }

  /** Hands out a few bytes at a time. */
  private static final class Trickle extends ByteArrayInputStream {
    Trickle(byte[] bytes) {
      super(bytes);
    }

    @Override
    public synchronized int read(byte[] into, int offset, int length) {
      return super.read(into, offset, Math.min(length, 777));
    }
  }
}
