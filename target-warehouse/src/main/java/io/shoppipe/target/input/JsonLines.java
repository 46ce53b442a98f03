package io.shoppipe.target.input;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;

/** How JSON is read from lines: strings of any length, nesting up to 5,000 levels. */
final class JsonLines {
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(200_000)
                  .maxNestingDepth(5_000)
                  .build())
          .build();

  private JsonLines() {}
}
