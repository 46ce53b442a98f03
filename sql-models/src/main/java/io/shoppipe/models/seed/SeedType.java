package io.shoppipe.models.seed;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The types that a seed's column may turn out to have, in the order in which they are tried. Each
 * turns a field into a SQL literal; empty where the field is not of the type.
 */
enum SeedType {
  NUMBER("integer") {
    @Override
    Optional<String> notNull(String field) {
      return SeedNumber.of(field).map(SeedNumber::literal);
    }
  },
  DATE("date") {
    @Override
    Optional<String> notNull(String field) {
      return SeedTimes.date(field.strip()).map(date -> "'" + date + "'::date");
    }
  },
  DATE_TIME("timestamp without time zone") {
    @Override
    Optional<String> notNull(String field) {
      return SeedTimes.spaced(field.strip()).map(time -> "'" + time + "'::timestamp");
    }
  },
  ISO_DATE_TIME("timestamp without time zone") {
    @Override
    Optional<String> notNull(String field) {
      return SeedTimes.iso(field.strip());
    }
  },
  BOOLEAN("boolean") {
    @Override
    Optional<String> notNull(String field) {
      String text = field.replace(",", "").strip().toLowerCase(Locale.ROOT);
      return Set.of("true", "false").contains(text) ? Optional.of(text) : Optional.empty();
    }
  },
  TEXT("text") {
    @Override
    Optional<String> notNull(String field) {
      return Optional.of("'" + field.replace("'", "''") + "'");
    }
  };

  /** In the order in which they are tried. */
  static final List<SeedType> ORDER = List.of(values());

  private final String sqlName;

  SeedType(String sqlName) {
    this.sqlName = sqlName;
  }

  String sqlName() {
    return sqlName;
  }

  abstract Optional<String> notNull(String field);

  Optional<String> literal(String field) {
    String text = this == BOOLEAN ? field.replace(",", "") : field;
    return isNull(text) ? Optional.of("null") : notNull(field);
  }

  /** Empty fields and the word null are null in a column of any type. */
  static boolean isNull(String field) {
    String text = field.strip().toLowerCase(Locale.ROOT);
    return text.isEmpty() || text.equals("null");
  }
}
