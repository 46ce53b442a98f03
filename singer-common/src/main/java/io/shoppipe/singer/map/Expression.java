package io.shoppipe.singer.map;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A computed text; null where an operand is null. */
interface Expression {
  @Nullable String evaluate(JsonNode record);
}
