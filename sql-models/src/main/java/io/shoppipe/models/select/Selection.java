package io.shoppipe.models.select;

import java.util.List;

/** What is to be selected: criteria and how they combine. */
public sealed interface Selection {
  /** The modes of combination. */
  enum Operator {
    UNION,
    INTERSECTION,
    /** The first without the others. */
    DIFFERENCE
  }

  /** One criterion, with the tests that come along. */
  record Single(Criterion criterion, Indirect indirect) implements Selection {}

  /**
   * Several selections combined. {@code word} is how the user wrote it where it must match
   * something, else empty.
   */
  record Combined(Operator operator, List<Selection> parts, Indirect indirect, String word)
      implements Selection {
    public Combined {
      parts = List.copyOf(parts);
    }
  }

  static Selection union(List<Selection> parts, Indirect indirect) {
    return new Combined(Operator.UNION, parts, indirect, "");
  }
}
