package io.shoppipe.models.generictest;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * {@code accepted_values}: values outside the list; null passes, as SQL's {@code not in} has it.
 */
final class AcceptedValuesTest implements GenericTest {
  @Override
  public String name() {
    return "accepted_values";
  }

  @Override
  public List<String> parameters() {
    return List.of("column_name", "values", "quote?");
  }

  @Override
  public String sql(TestArguments arguments) {
    boolean quote = arguments.flag("quote", true);
    String values =
        arguments.list("values").stream()
            .map(value -> literal(value, quote))
            .collect(Collectors.joining(", "));
    return """
        with all_values as (
          select
            %1$s as value_field,
            count(*) as n_records
          from %2$s
          group by %1$s
        )
        select *
        from all_values
        where value_field not in (%3$s)"""
        .formatted(arguments.column(), arguments.model(), values);
  }

  /** As dbt writes it: the text between quotes as it stands. */
  private static String literal(@Nullable Object value, boolean quote) {
    String text = value instanceof Boolean bool ? (bool ? "True" : "False") : String.valueOf(value);
    return quote ? "'" + text + "'" : text;
  }
}
