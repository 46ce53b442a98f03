package io.shoppipe.models.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class JobLabelsTest {
  @Test
  void areTheMembersOfAnObject() {
    assertThat(
            JobLabels.of(
                "{\"App\": \"dbt\", \"dbt version\": \"1.11.0\", \"node_id\": \"model.shop.Ä\","
                    + " \"n\": 1.5, \"b\": true, \"none\": null}"))
        .isEqualTo(
            Map.of(
                "app", "dbt",
                "dbt_version", "1_11_0",
                "node_id", "model_shop__",
                "n", "1_5",
                "b", "true",
                "none", "none"));
  }

  @Test
  void areOneOfTextThatIsNoObject() {
    assertThat(JobLabels.of(" Run by Me! ")).isEqualTo(Map.of("query_comment", "run_by_me_"));
    assertThat(JobLabels.of("[1]")).isEqualTo(Map.of("query_comment", "_1_"));
  }

  @Test
  void haveSixtyThreeCharactersAtMost() {
    assertThat(JobLabels.of("{\"" + "k".repeat(70) + "\": \"" + "v".repeat(70) + "\"}"))
        .isEqualTo(Map.of("k".repeat(63), "v".repeat(63)));
  }
}
