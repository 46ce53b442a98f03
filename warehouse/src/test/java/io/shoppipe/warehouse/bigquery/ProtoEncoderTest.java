package io.shoppipe.warehouse.bigquery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.protobuf.ByteString;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.RowWriter;
import io.shoppipe.warehouse.api.UnfitValueException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every type as the Storage Write API gets it: least, greatest, none and beyond, read back. */
class ProtoEncoderTest {
  @Test
  void booleansAndWhatIsNull() {
    assertThat(
            values(
                ColumnType.BOOLEAN,
                List.of(r -> r.bool(0, true), r -> r.bool(0, false), r -> {}, r -> r.nullValue(0))))
        .containsExactly(true, false, null, null);
    assertThat(values(ColumnType.BOOLEAN, List.of(ProtoEncoderTest::trueThenNull)))
        .containsExactly((Object) null);
  }

  private static void trueThenNull(RowWriter row) {
    row.bool(0, true);
    row.nullValue(0);
  }

  @Test
  void integers() {
    assertThat(
            values(
                ColumnType.BIGINT,
                List.of(
                    r -> r.bigint(0, Long.MIN_VALUE),
                    r -> r.bigint(0, Long.MAX_VALUE),
                    r -> r.bigint(0, 0),
                    r -> r.bigint(0, -1),
                    r -> decimal(r, "9007199254740993"),
                    r -> decimal(r, "5.0"))))
        .containsExactly(Long.MIN_VALUE, Long.MAX_VALUE, 0L, -1L, 9007199254740993L, 5L);
    refuses(ColumnType.BIGINT, r -> decimal(r, "9223372036854775808"));
    refuses(ColumnType.BIGINT, r -> decimal(r, "1.5"));
  }

  @Test
  void numericDigitForDigit() {
    String most = "9".repeat(29) + "." + "9".repeat(9);
    assertThat(numbers(ColumnType.NUMERIC, List.of(most, "-" + most, "0", "1e-9", "-0.10", "1e3")))
        .containsExactly(most, "-" + most, "0", "0.000000001", "-0.1", "1000");
    assertThat(values(ColumnType.NUMERIC, List.of(r -> r.bigint(0, Long.MIN_VALUE))))
        .containsExactly("-9223372036854775808");
    refuses(ColumnType.NUMERIC, r -> decimal(r, "1" + "0".repeat(29)));
    refuses(ColumnType.NUMERIC, r -> decimal(r, "0.0000000001"));
    String big = "9".repeat(38) + "." + "9".repeat(38);
    assertThat(numbers(ColumnType.numeric(76, 38), List.of(big, "-" + big, "-1")))
        .containsExactly(big, "-" + big, "-1");
    refuses(ColumnType.numeric(76, 38), r -> decimal(r, "1" + "0".repeat(38)));
    refuses(ColumnType.numeric(76, 38), r -> decimal(r, "1e-39"));
    assertThat(values(ColumnType.numeric(12, 2), List.of(r -> r.decimal(0, -999_999_999_999L, 2))))
        .containsExactly("-9999999999.99");
    refuses(ColumnType.numeric(12, 2), r -> decimal(r, "0.001"));
  }

  @Test
  void doublesBitForBit() {
    List<Object> doubles =
        List.of(
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            -0.0,
            0.1,
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY);
    assertThat(
            values(
                ColumnType.DOUBLE,
                doubles.stream()
                    .<Consumer<RowWriter>>map(d -> r -> r.doubleValue(0, (Double) d))
                    .toList()))
        .isEqualTo(doubles);
  }

  @Test
  void textOfEveryCharacter() {
    String all =
        IntStream.rangeClosed(0, 0x10FFFF)
            .filter(c -> c < 0xD800 || c > 0xDFFF)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    assertThat(values(ColumnType.TEXT, List.of(r -> text(r, all), r -> text(r, ""))))
        .containsExactly(all, "");
  }

  @Test
  void bytesOfEveryValue() {
    byte[] all = new byte[256];
    IntStream.range(0, 256).forEach(i -> all[i] = (byte) i);
    assertThat(
            values(
                ColumnType.BYTES,
                List.of(r -> r.bytes(0, all, 0, 256), r -> r.bytes(0, all, 3, 0))))
        .containsExactly(ByteString.copyFrom(all), ByteString.EMPTY);
  }

  @Test
  void datesTimesAndTimestampsFromFirstToLast() {
    int first = (int) LocalDate.of(1, 1, 1).toEpochDay();
    int last = (int) LocalDate.of(9999, 12, 31).toEpochDay();
    assertThat(values(ColumnType.DATE, List.of(r -> r.date(0, first), r -> r.date(0, last))))
        .containsExactly(first, last);
    refuses(ColumnType.DATE, r -> r.date(0, first - 1));
    refuses(ColumnType.DATE, r -> r.date(0, last + 1));
    assertThat(values(ColumnType.TIME, List.of(r -> r.time(0, 0), r -> r.time(0, 86_399_999_999L))))
        .containsExactly("00:00:00.000000", "23:59:59.999999");
    refuses(ColumnType.TIME, r -> r.time(0, 86_400_000_000L));
    List<Long> instants = List.of(-62_135_596_800_000_000L, -1L, 0L, 253_402_300_799_999_999L);
    assertThat(
            values(
                ColumnType.TIMESTAMP,
                instants.stream()
                    .<Consumer<RowWriter>>map(micros -> r -> r.timestamp(0, micros))
                    .toList()))
        .isEqualTo(instants);
    refuses(ColumnType.TIMESTAMP, r -> r.timestamp(0, -62_135_596_800_000_001L));
    refuses(ColumnType.TIMESTAMP, r -> r.timestamp(0, 253_402_300_800_000_000L));
  }

  @Test
  void uuidsAndDocuments() {
    UUID uuid = UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e");
    assertThat(
            values(
                ColumnType.UUID,
                List.of(
                    r -> r.uuid(0, uuid.getMostSignificantBits(), uuid.getLeastSignificantBits()))))
        .containsExactly(uuid.toString());
    String document = "{\"a\":[1,-9223372036854775808,\n18446744073709551615,\"\\u0000é\\\"1\"]}";
    assertThat(values(ColumnType.JSON, List.of(r -> json(r, document))))
        .containsExactly(document.replace('\n', ' '));
    refuses(ColumnType.JSON, r -> json(r, "[18446744073709551616]"));
  }

  @Test
  void aRowOfManyColumnsInAnyOrder() throws Exception {
    List<Column> columns = new ArrayList<>();
    for (int column = 0; column < 40; column++) { // from 16 on a field's tag has two bytes
      columns.add(Column.of("c" + column, ColumnType.BIGINT));
    }
    JsonBlock block = new JsonBlock(16);
    ProtoRowWriter writer = new ProtoRowWriter(block, columns);
    writer.beginRow();
    for (int column = 39; column >= 0; column -= 2) {
      writer.bigint(column, column);
      writer.bigint(column, column * 1000L); // counts
    }
    writer.endRow();
    DynamicMessage row = DynamicMessage.parseFrom(descriptor(columns), rows(block).get(0));
    for (FieldDescriptor field : row.getDescriptorForType().getFields()) {
      int column = field.getNumber() - 1;
      assertThat(field.getName()).isEqualTo("c" + column);
      assertThat(row.hasField(field)).isEqualTo(column % 2 == 1);
      assertThat(row.getField(field)).isEqualTo(column % 2 == 1 ? column * 1000L : 0L);
    }
  }

  @Test
  void aRowThatNoRequestTakesIsRefused() {
    byte[] huge = new byte[9_600_000];
    Arrays.fill(huge, (byte) 'x');
    assertThatThrownBy(() -> values(ColumnType.TEXT, List.of(r -> r.text(0, huge, 0, huge.length))))
        .isInstanceOf(UnfitValueException.class)
        .hasMessage(
            "makes a row of 9600005 bytes, more than the Storage Write API takes; set load_api to"
                + " load_job");
  }

  private static void refuses(ColumnType type, Consumer<RowWriter> value) {
    assertThatThrownBy(() -> values(type, List.of(value))).isInstanceOf(UnfitValueException.class);
  }

  private static List<@Nullable Object> numbers(ColumnType type, List<String> numbers) {
    return values(
        type, numbers.stream().<Consumer<RowWriter>>map(n -> r -> decimal(r, n)).toList());
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

  /** One row for each value, of one column. */
  private static List<@Nullable Object> values(ColumnType type, List<Consumer<RowWriter>> writers) {
    List<Column> columns = List.of(Column.of("v", type));
    JsonBlock block = new JsonBlock(16);
    ProtoRowWriter writer = new ProtoRowWriter(block, columns);
    for (Consumer<RowWriter> value : writers) {
      writer.beginRow();
      value.accept(writer);
      writer.endRow();
    }
    assertThat(writer.ended()).isEqualTo(writers.size());
    List<@Nullable Object> values = new ArrayList<>();
    try {
      Descriptor descriptor = descriptor(columns);
      FieldDescriptor field = descriptor.getFields().get(0);
      for (ByteString row : rows(block)) {
        DynamicMessage read = DynamicMessage.parseFrom(descriptor, row);
        assertThat(read.getUnknownFields().asMap()).isEmpty();
        values.add(read.hasField(field) ? read.getField(field) : null);
      }
    } catch (InvalidProtocolBufferException | DescriptorValidationException e) {
      throw new AssertionError(e);
    }
    return values;
  }

  private static List<ByteString> rows(JsonBlock block) throws InvalidProtocolBufferException {
    return ProtoRows.parseFrom(ByteString.copyFrom(block.bytes, 0, block.position))
        .getSerializedRowsList();
  }

  private static Descriptor descriptor(List<Column> columns) throws DescriptorValidationException {
    return FileDescriptor.buildFrom(
            FileDescriptorProto.newBuilder()
                .setName("row.proto")
                .addMessageType(RowSchema.of(columns))
                .build(),
            new FileDescriptor[0])
        .findMessageTypeByName("Row");
  }
}
