package io.shoppipe.models.generictest;

import java.util.List;

/** {@code relationships}: values without a row in the other relation; nulls don't count. */
final class RelationshipsTest implements GenericTest {
  @Override
  public String name() {
    return "relationships";
  }

  @Override
  public List<String> parameters() {
    return List.of("column_name", "to", "field");
  }

  @Override
  public String sql(TestArguments arguments) {
    return """
        with child as (
          select %1$s as from_field
          from %2$s
          where %1$s is not null
        ),
        parent as (
          select %3$s as to_field
          from %4$s
        )
        select from_field
        from child
        left join parent on child.from_field = parent.to_field
        where parent.to_field is null"""
        .formatted(
            arguments.column(), arguments.model(), arguments.text("field"), arguments.text("to"));
  }
}
