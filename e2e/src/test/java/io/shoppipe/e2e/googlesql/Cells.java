package io.shoppipe.e2e.googlesql;

import com.google.protobuf.ByteString;
import com.google.zetasql.Type;
import com.google.zetasql.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Values of a warehouse's results as the analyzer's, and both as texts that can be compared. */
final class Cells {
  /** Doubles may differ behind these digits: sums depend on the order of their rows. */
  private static final MathContext DIGITS = new MathContext(12);

  private Cells() {}

  /** A value of a result, as {@code type} has it. */
  static Value value(Type type, @Nullable Object cell) {
    if (cell == null) {
      return Value.createNullValue(type);
    }
    String text = cell.toString();
    return switch (type.getKind()) {
      case TYPE_INT64 -> Value.createInt64Value(new BigDecimal(text).longValueExact());
      case TYPE_DOUBLE -> Value.createDoubleValue(Double.parseDouble(text));
      case TYPE_NUMERIC -> Value.createNumericValue(new BigDecimal(text));
      case TYPE_BIGNUMERIC -> Value.createBigNumericValue(new BigDecimal(text));
      case TYPE_BOOL -> Value.createBoolValue((Boolean) cell);
      case TYPE_STRING -> Value.createStringValue(text);
      case TYPE_JSON -> Value.createJsonValue(text);
      case TYPE_BYTES -> Value.createBytesValue(ByteString.copyFrom((byte[]) cell));
      case TYPE_DATE -> Value.createDateValue((LocalDate) cell);
      case TYPE_TIME -> Value.createTimeValue((LocalTime) cell);
      case TYPE_DATETIME -> Value.createDatetimeValue((LocalDateTime) cell);
      case TYPE_TIMESTAMP -> Value.createTimestampValueFromUnixMicros(micros(cell));
      default -> throw new IllegalArgumentException("no value of " + type + ": " + text);
    };
  }

  private static long micros(Object cell) {
    OffsetDateTime time =
        cell instanceof LocalDateTime local
            ? local.atOffset(ZoneOffset.UTC)
            : (OffsetDateTime) cell;
    return ChronoUnit.MICROS.between(Instant.EPOCH, time.toInstant());
  }

  /** The analyzer's value as a warehouse's result has it. */
  static @Nullable Object cell(Value value) {
    if (value.isNull()) {
      return null;
    }
    return switch (value.getType().getKind()) {
      case TYPE_INT64 -> value.getInt64Value();
      case TYPE_DOUBLE -> value.getDoubleValue();
      case TYPE_NUMERIC -> value.getNumericValue();
      case TYPE_BIGNUMERIC -> value.getBigNumericValue();
      case TYPE_BOOL -> value.getBoolValue();
      case TYPE_STRING -> value.getStringValue();
      case TYPE_JSON -> value.getJsonValue();
      case TYPE_BYTES -> value.getBytesValue().toByteArray();
      case TYPE_DATE -> value.getLocalDateValue();
      case TYPE_TIME -> value.getLocalTimeValue();
      case TYPE_DATETIME -> value.getLocalDateTimeValue();
      case TYPE_TIMESTAMP ->
          Instant.EPOCH
              .plus(value.getTimestampUnixMicros(), ChronoUnit.MICROS)
              .atOffset(ZoneOffset.UTC);
      default -> throw new IllegalArgumentException("no cell of " + value.getType());
    };
  }

  /** Equal for what both warehouses mean alike; null is {@code -}. */
  static String text(@Nullable Object cell) {
    if (cell == null) {
      return "-";
    }
    if (cell instanceof Double number) {
      return plain(new BigDecimal(number, DIGITS));
    }
    if (cell instanceof BigDecimal number) {
      return plain(number);
    }
    if (cell instanceof BigInteger || cell instanceof Long) {
      return cell.toString();
    }
    if (cell instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    return cell instanceof OffsetDateTime time
        ? time.withOffsetSameInstant(ZoneOffset.UTC).toLocalDateTime().toString()
        : cell.toString();
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }
}
