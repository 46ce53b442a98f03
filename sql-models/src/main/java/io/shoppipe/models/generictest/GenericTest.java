package io.shoppipe.models.generictest;

import java.util.List;

/** A test that a properties file calls by name. Its query answers the rows that fail. */
public interface GenericTest {
  /** The name in properties files. */
  String name();

  /** The arguments it takes beside {@code model}; a trailing {@code ?} marks optional ones. */
  List<String> parameters();

  /** The query. */
  String sql(TestArguments arguments);
}
