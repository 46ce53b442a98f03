package io.shoppipe.models.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.models.yaml.YamlReader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfigTreeTest {
  private static final Map<String, @Nullable Object> TREE =
      YamlReader.map(
              "t",
              """
              +materialized: view
              shop:
                +tags: all
                staging:
                  materialized: table
                  +tags: [stg]
                  +meta: {owner: a}
              """)
          .values();

  @Test
  void theDeepestLevelWinsAndTagsAddUp() {
    assertThat(ConfigTree.of(TREE, List.of("shop", "staging", "stg_orders")))
        .containsEntry("materialized", "table")
        .containsEntry("tags", List.of("all", "stg"))
        .containsEntry("meta", Map.of("owner", "a"));
  }

  @Test
  void anotherProjectGetsTheRootOnly() {
    assertThat(ConfigTree.of(TREE, List.of("other", "m")))
        .isEqualTo(Map.of("materialized", "view"));
  }

  @Test
  void metaIsUpdatedAndOthersReplaced() {
    Map<String, @Nullable Object> config = ConfigTree.of(TREE, List.of("shop", "staging", "x"));
    ConfigTree.merge(config, Map.of("meta", Map.of("level", 1), "materialized", "view"));
    assertThat(config)
        .containsEntry("meta", Map.of("owner", "a", "level", 1))
        .containsEntry("materialized", "view");
  }
}
