package io.shoppipe.models.artifact;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes plain values as JSON; what JSON has no word for is written as its text. */
final class Json {
  private final JsonGenerator out;

  Json(JsonGenerator out) {
    this.out = out;
  }

  void field(String name, @Nullable Object value) throws IOException {
    out.writeFieldName(name);
    value(value);
  }

  void value(@Nullable Object value) throws IOException {
    if (value == null) {
      out.writeNull();
    } else if (value instanceof Map<?, ?> map) {
      map(map);
    } else if (value instanceof Iterable<?> list) {
      list(list);
    } else if (value instanceof Boolean flag) {
      out.writeBoolean(flag);
    } else if (value instanceof Number number) {
      number(number);
    } else {
      out.writeString(value.toString());
    }
  }

  private void map(Map<?, ?> map) throws IOException {
    out.writeStartObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      field(String.valueOf(entry.getKey()), entry.getValue());
    }
    out.writeEndObject();
  }

  private void list(Iterable<?> list) throws IOException {
    out.writeStartArray();
    for (Object item : list) {
      value(item);
    }
    out.writeEndArray();
  }

  private void number(Number number) throws IOException {
    if (number instanceof BigDecimal exact) {
      out.writeNumber(exact);
    } else if (number instanceof BigInteger whole) {
      out.writeNumber(whole);
    } else if (number instanceof Double || number instanceof Float) {
      out.writeNumber(number.doubleValue());
    } else {
      out.writeNumber(number.longValue());
    }
  }
}
