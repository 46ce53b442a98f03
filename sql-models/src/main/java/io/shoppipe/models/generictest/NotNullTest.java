package io.shoppipe.models.generictest;

import java.util.List;

/** {@code not_null}: rows whose column is null. */
final class NotNullTest implements GenericTest {
  @Override
  public String name() {
    return "not_null";
  }

  @Override
  public List<String> parameters() {
    return List.of("column_name");
  }

  @Override
  public String sql(TestArguments arguments) {
    return """
        select %1$s
        from %2$s
        where %1$s is null"""
        .formatted(arguments.column(), arguments.model());
  }
}
