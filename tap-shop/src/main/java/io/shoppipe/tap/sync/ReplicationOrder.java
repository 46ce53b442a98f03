package io.shoppipe.tap.sync;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.shoppipe.tap.settings.Instants;
import java.time.Instant;
import java.util.Optional;

/**
 * The order of a replication key's values: date-times as moments, numbers by value, other texts by
 * their characters.
 */
final class ReplicationOrder {
  private final boolean dateTime;

  /** {@code property} is the JSON Schema of the replication key. */
  ReplicationOrder(JsonNode property) {
    this.dateTime = property.path("format").asText().startsWith("date");
  }

  boolean isDateTime() {
    return dateTime;
  }

  /** Whether the value can be compared; null and a date-time that is none can't. */
  boolean accepts(JsonNode value) {
    return dateTime
        ? value.isTextual() && instant(value).isPresent()
        : value.isTextual() || value.isNumber();
  }

  /**
   * Negative, zero, positive as {@code left} is less than, equal to, greater than {@code right}.
   */
  int compare(JsonNode left, JsonNode right) {
    if (dateTime) {
      return instant(left).orElseThrow().compareTo(instant(right).orElseThrow());
    }
    return left.isNumber() && right.isNumber()
        ? left.decimalValue().compareTo(right.decimalValue())
        : left.asText().compareTo(right.asText());
  }

  static Optional<Instant> instant(JsonNode value) {
    return Instants.parse(value.asText());
  }

  static JsonNode value(Instant instant) {
    return TextNode.valueOf(Instants.format(instant));
  }
}
