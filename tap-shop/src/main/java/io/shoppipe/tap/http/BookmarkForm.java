package io.shoppipe.tap.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.tap.settings.Instants;
import java.time.Instant;
import java.time.ZoneOffset;

/** How a date-time is written into a request. */
enum BookmarkForm {
  DATE_TIME {
    @Override
    String text(Instant instant) {
      return Instants.format(instant);
    }
  },
  DATE {
    @Override
    String text(Instant instant) {
      return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }
  },
  EPOCH_SECONDS {
    @Override
    String text(Instant instant) {
      return Long.toString(instant.getEpochSecond());
    }
  },
  EPOCH_MILLIS {
    @Override
    String text(Instant instant) {
      return Long.toString(instant.toEpochMilli());
    }
  };

  abstract String text(Instant instant);

  /** A value that is no date-time is written as it is. */
  String text(JsonNode value) {
    return value.isTextual()
        ? Instants.parse(value.asText()).map(this::text).orElse(value.asText())
        : value.asText();
  }
}
