package io.shoppipe.models.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The expected names and hashes were made by dbt 1.11.16. */
class TestNamesTest {
  @Test
  void namesATestAfterItsModelAndArguments() {
    assertThat(TestNames.full("relationships", "stg_orders", relationship()))
        .isEqualTo("relationships_stg_orders_id__id__ref_stg_users_");
    assertThat(
            TestNames.full(
                "accepted_values",
                "stg_orders",
                Map.of("column_name", "status", "values", List.of("a", "b"))))
        .isEqualTo("accepted_values_stg_orders_status__a__b");
  }

  @Test
  void hashesWhatTheTestIsCalledWith() {
    Map<String, @Nullable Object> kwargs = new LinkedHashMap<>(relationship());
    kwargs.put("model", "{{ get_where_subquery(ref('stg_orders')) }}");
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("name", "relationships");
    metadata.put("kwargs", kwargs);
    metadata.put("namespace", null);
    assertThat(TestNames.hash("relationships_stg_orders_id__id__ref_stg_users_", metadata))
        .isEqualTo("d379a4f277");
  }

  @Test
  void hashesListsAsPythonWritesThem() {
    Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
    metadata.put("namespace", null);
    metadata.put("name", "accepted_values");
    metadata.put(
        "kwargs",
        Map.of(
            "column_name",
            "status",
            "values",
            Arrays.asList("a", "b"),
            "model",
            "{{ get_where_subquery(ref('stg_orders')) }}"));
    assertThat(TestNames.hash("accepted_values_stg_orders_status__a__b", metadata))
        .isEqualTo("1926aea461");
  }

  @Test
  void shortensNamesOf64CharactersAndMore() {
    String longest = "x".repeat(63 - "unique_m_".length());
    String full = TestNames.full("unique", "m", Map.of("column_name", longest));
    assertThat(TestNames.shortened("unique", "m", full)).isEqualTo(full).hasSize(63);
    String tooLong = TestNames.full("unique", "m", Map.of("column_name", longest + "x"));
    assertThat(TestNames.shortened("unique", "m", tooLong))
        .startsWith("unique_m_")
        .hasSize("unique_m_".length() + 32);
  }

  private static Map<String, @Nullable Object> relationship() {
    Map<String, @Nullable Object> arguments = new LinkedHashMap<>();
    arguments.put("to", "ref('stg_users')");
    arguments.put("field", "id");
    arguments.put("column_name", "id");
    return arguments;
  }
}
