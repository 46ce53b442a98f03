package io.shoppipe.models.generictest;

import java.util.List;

/** {@code not_null}: rows whose column is null, whole ones where they are kept. */
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
        select %s
        from %s
        where %s is null"""
        .formatted(
            arguments.storing() ? "*" : arguments.column(), arguments.model(), arguments.column());
  }
}
