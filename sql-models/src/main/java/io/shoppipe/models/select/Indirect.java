package io.shoppipe.models.select;

import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Which tests come along with what they test: dbt's {@code --indirect-selection}. */
public enum Indirect {
  /** A test comes if anything that it reads is selected. */
  EAGER,
  /** A test comes if all that it reads is selected. */
  CAUTIOUS,
  /** A test comes if all that it reads is selected or an ancestor of what is. */
  BUILDABLE,
  /** No test comes along. */
  EMPTY;

  /** By dbt's word; {@code place} is for the message. */
  public static Indirect of(String place, String word) {
    return Arrays.stream(values())
        .filter(mode -> mode.word().equals(word))
        .findFirst()
        .orElseThrow(() -> unknown(place, word));
  }

  private static SingerException unknown(String place, String word) {
    List<String> words = Arrays.stream(values()).map(Indirect::word).toList();
    return SingerException.usage(
        "%s: '%s' is no indirect selection.%s There is: %s"
            .formatted(place, word, NearMiss.hint(word, words), String.join(", ", words)));
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
