package io.shoppipe.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.api.UnfitValueException;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** Every type as it is uploaded, least, greatest, none and beyond, read back by Jackson. */
class EncoderTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  @Test
  void writesBooleansAndLeavesOutWhatIsNull() {
    assertThat(rows(ColumnType.BOOLEAN, r -> r.bool(0, true), r -> r.bool(0, false), r -> {}))
        .extracting(JsonNode::toString)
        .containsExactly("{\"v\":true}", "{\"v\":false}", "{}");
    assertThat(rows(ColumnType.BOOLEAN, r -> r.bool(0, true), r -> r.nullValue(0)))
        .extracting(JsonNode::size)
        .containsExactly(1, 0);
  }

  @Test
  void writesIntegersInQuotes() {
    assertThat(
            texts(
                ColumnType.BIGINT,
                r -> r.bigint(0, Long.MIN_VALUE),
                r -> r.bigint(0, Long.MAX_VALUE),
                r -> decimal(r, "9007199254740993"),
                r -> decimal(r, "-9.223372036854775808E18"),
                r -> decimal(r, "5.0")))
        .containsExactly(
            "-9223372036854775808",
            "9223372036854775807",
            "9007199254740993",
            "-9223372036854775808",
            "5");
    refuses(ColumnType.BIGINT, r -> decimal(r, "9223372036854775808"));
    refuses(ColumnType.BIGINT, r -> decimal(r, "-9223372036854775809"));
    refuses(ColumnType.BIGINT, r -> decimal(r, "1.5"));
  }

  @Test
  void writesNumericDigitForDigit() {
    String most = "9".repeat(29) + "." + "9".repeat(9);
    List<String> numbers = List.of(most, "-" + most, "0", "0.000000001", "-0.1", "1e3", "100");
    List<String> written =
        rows(
                ColumnType.NUMERIC,
                numbers.stream().<Consumer<RowWriter>>map(n -> r -> decimal(r, n)).toList())
            .stream()
            .map(row -> row.path("v").textValue())
            .toList();
    for (int i = 0; i < numbers.size(); i++) {
      assertThat(new BigDecimal(written.get(i))).isEqualByComparingTo(numbers.get(i));
      assertThat(written.get(i)).doesNotContain("e", "E");
    }
    refuses(ColumnType.NUMERIC, r -> decimal(r, "1" + "0".repeat(29)));
    refuses(ColumnType.NUMERIC, r -> decimal(r, "0.0000000001"));
  }

  @Test
  void writesBigNumericAndNumericOfFewDigits() {
    String most = "9".repeat(38) + "." + "9".repeat(38);
    assertThat(texts(ColumnType.numeric(76, 38), r -> decimal(r, most), r -> decimal(r, "-1")))
        .containsExactly(most, "-1");
    refuses(ColumnType.numeric(76, 38), r -> decimal(r, "1" + "0".repeat(38)));
    refuses(ColumnType.numeric(76, 38), r -> decimal(r, "1e-39"));
    assertThat(texts(ColumnType.numeric(12, 2), r -> r.decimal(0, -999_999_999_999L, 2)))
        .containsExactly("-9999999999.99");
    refuses(ColumnType.numeric(12, 2), r -> r.decimal(0, 1_000_000_000_000L, 2));
    refuses(ColumnType.numeric(12, 2), r -> decimal(r, "0.001"));
  }

  @Test
  void writesDoublesThatReadBackTheSame() {
    List<Double> doubles =
        List.of(Double.MIN_VALUE, Double.MAX_VALUE, -0.0, 0.1, 1e22, Double.POSITIVE_INFINITY);
    List<String> written =
        rows(
                ColumnType.DOUBLE,
                doubles.stream().<Consumer<RowWriter>>map(d -> r -> r.doubleValue(0, d)).toList())
            .stream()
            .map(row -> row.path("v").textValue())
            .toList();
    assertThat(written).extracting(Double::valueOf).isEqualTo(doubles);
    assertThat(texts(ColumnType.DOUBLE, r -> r.doubleValue(0, Double.NaN))).containsExactly("NaN");
  }

  /** Most doubles are written by another way than Java's own. */
  @Test
  void writesDoublesOfEverySizeSoThatTheyReadBackTheSame() {
    Random random = new Random(7);
    List<Double> doubles = new ArrayList<>(List.of(0.0, 1e15, 9007199254740992.0, -123456.5));
    for (int i = 0; i < 20_000; i++) {
      doubles.add(Double.longBitsToDouble(random.nextLong()));
      doubles.add(random.nextInt() / 1000.0);
      doubles.add(random.nextLong() / 1e6);
      doubles.add(random.nextInt(1000) * 0.1);
    }
    doubles.removeIf(d -> d.isNaN());
    JsonBlock block = new JsonBlock(64);
    for (double value : doubles) {
      block.position = 0;
      PlainNumber.put(block, value);
      assertThat(Double.parseDouble(written(block))).isEqualTo(value);
    }
    block.position = 0;
    PlainNumber.put(block, 0.125);
    assertThat(written(block)).isEqualTo("0.125");
  }

  @Test
  void writesNumbersOfLongsDigitForDigit() {
    List<Long> unscaled =
        new ArrayList<>(List.of(0L, -1L, 9L, 10L, Long.MAX_VALUE, Long.MIN_VALUE, 2147483648L));
    for (long ten = 1; ten < 1_000_000_000_000_000_000L; ten *= 10) {
      unscaled.addAll(List.of(ten, ten - 1, -ten, 1 - ten, ten * 7 + 3));
    }
    JsonBlock block = new JsonBlock(64);
    for (long value : unscaled) {
      for (int scale = 0; scale <= 6; scale++) {
        block.position = 0;
        PlainNumber.put(block, value, scale);
        BigDecimal exact = BigDecimal.valueOf(value, scale);
        String plain = exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
        assertThat(written(block)).isEqualTo(scale == 0 ? Long.toString(value) : plain);
      }
    }
    assertThat(texts(ColumnType.NUMERIC, r -> r.decimal(0, -50, 3), r -> r.decimal(0, 7, 9)))
        .containsExactly("-0.05", "0.000000007");
  }

  private static String written(JsonBlock block) {
    return new String(block.bytes, 0, block.position, StandardCharsets.US_ASCII);
  }

  @Test
  void escapesWhatMustBeAtAnyPlace() {
    for (String special : List.of("\"", "\\", "\n", "\u0000", "\u001f")) {
      for (int at = 0; at < 20; at++) {
        String text = "\u007f ".repeat(at) + special + "é!#[]".repeat(20 - at) + special;
        assertThat(texts(ColumnType.TEXT, r -> text(r, text))).containsExactly(text);
        String document = "{\"a\": \"" + "x".repeat(at) + "\\\"1e\", \"b\":\n" + at + "}";
        assertThat(rows(ColumnType.JSON, r -> json(r, document)).get(0).path("v"))
            .isEqualTo(tree(document));
      }
    }
  }

  private static JsonNode tree(String document) {
    try {
      return JSON.readTree(document);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void writesTextOfEveryCharacter() {
    String all =
        IntStream.rangeClosed(0, 0x10FFFF)
            .filter(c -> c < 0xD800 || c > 0xDFFF)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    assertThat(texts(ColumnType.TEXT, r -> text(r, all), r -> text(r, "")))
        .containsExactly(all, "");
  }

  @Test
  void writesBytesInBase64() {
    byte[] all = new byte[256];
    IntStream.range(0, 256).forEach(i -> all[i] = (byte) i);
    List<String> written =
        texts(ColumnType.BYTES, r -> r.bytes(0, all, 0, 256), r -> r.bytes(0, all, 3, 0));
    assertThat(Base64.getDecoder().decode(written.get(0))).isEqualTo(all);
    assertThat(written.get(1)).isEmpty();
  }

  @Test
  void writesDatesAndTimesFromFirstToLast() {
    assertThat(
            texts(
                ColumnType.DATE,
                r -> r.date(0, LocalDate.of(1, 1, 1).toEpochDay()),
                r -> r.date(0, LocalDate.of(9999, 12, 31).toEpochDay())))
        .containsExactly("0001-01-01", "9999-12-31");
    refuses(ColumnType.DATE, r -> r.date(0, LocalDate.of(0, 12, 31).toEpochDay()));
    refuses(ColumnType.DATE, r -> r.date(0, LocalDate.of(10_000, 1, 1).toEpochDay()));
    assertThat(texts(ColumnType.TIME, r -> r.time(0, 0), r -> r.time(0, 86_399_999_999L)))
        .containsExactly("00:00:00.000000", "23:59:59.999999");
    refuses(ColumnType.TIME, r -> r.time(0, 86_400_000_000L));
    List<String> instants =
        texts(
            ColumnType.TIMESTAMP,
            r -> r.timestamp(0, -62_135_596_800_000_000L),
            r -> r.timestamp(0, -1),
            r -> r.timestamp(0, 253_402_300_799_999_999L));
    assertThat(instants)
        .extracting(text -> java.time.Instant.parse(text.replace(' ', 'T').replace("+00:00", "Z")))
        .extracting(Object::toString)
        .containsExactly(
            "0001-01-01T00:00:00Z", "1969-12-31T23:59:59.999999Z", "9999-12-31T23:59:59.999999Z");
    refuses(ColumnType.TIMESTAMP, r -> r.timestamp(0, -62_135_596_800_000_001L));
    refuses(ColumnType.TIMESTAMP, r -> r.timestamp(0, 253_402_300_800_000_000L));
  }

  @Test
  void writesUuidsAndDocuments() {
    UUID uuid = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
    assertThat(
            texts(
                ColumnType.UUID,
                r -> r.uuid(0, uuid.getMostSignificantBits(), uuid.getLeastSignificantBits())))
        .containsExactly(uuid.toString());
    String document = "{\"a\":[1,-9223372036854775808,18446744073709551615,1.5,null,\"\\u0000é\"]}";
    JsonNode read = rows(ColumnType.JSON, r -> json(r, document)).get(0).path("v");
    assertThat(read.path("a").path(2).bigIntegerValue())
        .isEqualTo(new BigInteger("18446744073709551615"));
    assertThat(read.path("a").path(5).textValue()).isEqualTo("\u0000é");
    refuses(ColumnType.JSON, r -> json(r, "[18446744073709551616]"));
    refuses(ColumnType.JSON, r -> json(r, "[0.10000000000000000001]"));
  }

  /** What BigQuery takes as one file is bounded. */
  @Test
  void cutsManyRowsIntoSeveralFiles() {
    List<Integer> files = new ArrayList<>();
    List<JsonNode> read = new ArrayList<>();
    List<Column> columns = List.of(Column.of("v", ColumnType.BIGINT));
    try (LoadJobLoader loader =
        new LoadJobLoader(
            columns,
            rows -> {
              List<JsonNode> file = unpacked(rows);
              files.add(file.size());
              read.addAll(file);
            },
            40_000)) {
      for (int row = 0; row < 100_000; row++) {
        loader.rows().beginRow();
        loader.rows().bigint(0, row * 0x9E3779B97F4A7C15L);
        loader.rows().endRow();
        if (loader.pendingBytes() >= loader.sendBytes()) {
          loader.send();
        }
      }
      loader.finish();
    }
    assertThat(files).hasSizeGreaterThan(5);
    for (int row = 0; row < 100_000; row++) {
      assertThat(read.get(row).path("v").textValue())
          .isEqualTo(Long.toString(row * 0x9E3779B97F4A7C15L));
    }
  }

  private static void refuses(ColumnType type, Consumer<RowWriter> value) {
    assertThatThrownBy(() -> rows(type, value)).isInstanceOf(UnfitValueException.class);
  }

  private static void decimal(RowWriter row, String number) {
    byte[] ascii = number.getBytes(StandardCharsets.US_ASCII);
    row.decimal(0, ascii, 0, ascii.length);
  }

  private static void text(RowWriter row, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    row.text(0, utf8, 0, utf8.length);
  }

  private static void json(RowWriter row, String document) {
    byte[] utf8 = document.getBytes(StandardCharsets.UTF_8);
    row.json(0, utf8, 0, utf8.length);
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // it is only read
  private static List<String> texts(ColumnType type, Consumer<RowWriter>... values) {
    return rows(type, List.of(values)).stream().map(row -> row.path("v").textValue()).toList();
  }

  @SafeVarargs
  @SuppressWarnings("varargs") // it is only read
  private static List<JsonNode> rows(ColumnType type, Consumer<RowWriter>... values) {
    return rows(type, List.of(values));
  }

  /** What a load job would get. */
  private static List<JsonNode> rows(ColumnType type, List<Consumer<RowWriter>> values) {
    List<JsonNode> read = new ArrayList<>();
    try (LoadJobLoader loader =
        new LoadJobLoader(List.of(Column.of("v", type)), rows -> read.addAll(unpacked(rows)))) {
      for (Consumer<RowWriter> value : values) {
        loader.rows().beginRow();
        value.accept(loader.rows());
        loader.rows().endRow();
      }
      loader.finish();
    }
    return read;
  }

  private static List<JsonNode> unpacked(Spool rows) {
    byte[] packed = rows.part(0, (int) rows.length());
    List<JsonNode> read = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(new ByteArrayInputStream(packed)), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        read.add(JSON.readTree(line));
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
