package io.shoppipe.models.generictest;

import java.util.List;

/** {@code unique}: values that occur more than once; nulls don't count. */
final class UniqueTest implements GenericTest {
  @Override
  public String name() {
    return "unique";
  }

  @Override
  public List<String> parameters() {
    return List.of("column_name");
  }

  @Override
  public String sql(TestArguments arguments) {
    return """
        select
          %1$s as unique_field,
          count(*) as n_records
        from %2$s
        where %1$s is not null
        group by %1$s
        having count(*) > 1"""
        .formatted(arguments.column(), arguments.model());
  }
}
