package io.shoppipe.models.generictest;

import java.util.List;

/** The list of built-in generic tests: add a new one here. */
public final class GenericTests {
  public static final List<GenericTest> ALL =
      List.of(
          new NotNullTest(), new UniqueTest(), new AcceptedValuesTest(), new RelationshipsTest());

  private GenericTests() {}
}
