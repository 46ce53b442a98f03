package io.shoppipe.target.load;

import io.shoppipe.singer.config.Config;
import io.shoppipe.target.record.ExcessPrecision;
import io.shoppipe.target.record.InvalidText;
import io.shoppipe.target.record.NumberType;
import io.shoppipe.target.record.ValuePolicy;
import java.util.Locale;

/** How a stream's values are taken that a column can't hold as they are. */
record ValueSettings(
    InvalidText invalidText, ExcessPrecision excessPrecision, NumberType numberType) {
  static ValueSettings of(Config config) {
    return new ValueSettings(
        choice(InvalidText.class, config, "on_invalid_text"),
        choice(ExcessPrecision.class, config, "on_excess_precision"),
        choice(NumberType.class, config, "number_type"));
  }

  static <E extends Enum<E>> E choice(Class<E> type, Config config, String setting) {
    return Enum.valueOf(type, config.requiredText(setting).toUpperCase(Locale.ROOT));
  }

  ValuePolicy policy(boolean nulKept) {
    return new ValuePolicy(invalidText, excessPrecision, nulKept);
  }
}
