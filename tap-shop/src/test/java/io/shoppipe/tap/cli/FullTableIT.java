package io.shoppipe.tap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FullTableIT {
  private static final List<String> STREAMS = List.of("product", "cart", "cart_line", "user");

  @TempDir Path folder;

  @Test
  void readsAllStreamsOfFakestore() {
    try (Shop shop = Shop.fakestore()) {
      TapResult result = shop.tap(folder).run();
      assertThat(result.code()).isZero();
      assertThat(result.sequence())
          .containsExactly(
              "SCHEMA product",
              "RECORD product 1",
              "RECORD product 2",
              "RECORD product 3",
              "ACTIVATE_VERSION product",
              "STATE",
              "SCHEMA cart",
              "SCHEMA cart_line",
              "RECORD cart 1",
              "RECORD cart_line",
              "RECORD cart_line",
              "RECORD cart 2",
              "RECORD cart 3",
              "RECORD cart_line",
              "STATE",
              "SCHEMA user",
              "RECORD user 1",
              "RECORD user 2",
              "ACTIVATE_VERSION user",
              "STATE");
      assertThat(result.records("product")).containsExactlyElementsOf(shop.sample("products"));
      assertThat(result.records("cart")).containsExactlyElementsOf(shop.sample("carts"));
      assertThat(result.records("cart_line").toString())
          .isEqualTo(
              "[{\"cart_id\":1,\"line_no\":1,\"product_id\":1,\"quantity\":4},"
                  + " {\"cart_id\":1,\"line_no\":2,\"product_id\":2,\"quantity\":1},"
                  + " {\"cart_id\":3,\"line_no\":1,\"product_id\":99,\"quantity\":2}]");
    }
  }

  @Test
  void readsAllPagesOfDummyjson() {
    try (Shop shop = Shop.dummyjson()) {
      TapResult result = shop.tap(folder).run();
      assertThat(result.code()).isZero();
      assertThat(result.ids("product")).containsExactly(1, 2, 3, 4, 5, 6, 7);
      assertThat(result.records("product").get(4).path("updated_at").asText())
          .isEqualTo("2025-05-01T00:00:00.000Z");
      assertThat(result.records("product").get(1).has("brand")).isFalse();
      assertThat(result.ids("cart")).containsExactly(1, 2);
      assertThat(result.records("cart_line"))
          .extracting(line -> line.path("line_no") + " " + line.path("product_id"))
          .containsExactly("1 2", "2 2", "3 5");
      assertThat(result.records("cart_line").get(0))
          .hasToString(
              "{\"cart_id\":1,\"line_no\":1,\"product_id\":2,\"quantity\":1,\"title\":\"Thing 2\","
                  + "\"price\":9.99,\"total\":9.99,\"discountPercentage\":12,"
                  + "\"discountedTotal\":8.5,\"thumbnail\":\"http://t\"}");
      assertThat(result.ids("user")).containsExactly(1, 2);
      assertThat(result.log()).noneMatch(line -> line.startsWith("WARN"));
    }
  }

  @Test
  void givesAFullRefreshOneVersionAndActivatesParentAndChildAtItsEnd() {
    try (Shop shop = Shop.dummyjson()) {
      TapResult result = shop.tap(folder).run();
      long version = result.of("ACTIVATE_VERSION", "cart").get(0).path("version").longValue();
      assertThat(version).isGreaterThan(1_700_000_000_000L);
      for (String stream : STREAMS) {
        assertThat(result.of("RECORD", stream))
            .allMatch(record -> record.path("version").longValue() == version);
        assertThat(result.lastState().at("/bookmarks/" + stream + "/version").longValue())
            .isEqualTo(version);
      }
      assertThat(result.sequence())
          .endsWith("RECORD user 2", "ACTIVATE_VERSION user", "STATE")
          .containsSubsequence(
              "RECORD cart 2", "ACTIVATE_VERSION cart", "ACTIVATE_VERSION cart_line", "STATE");
    }
  }

  @Test
  void tellsTheTargetWhoseLinesTheyAre() {
    try (Shop shop = Shop.fakestore()) {
      assertThat(shop.tap(folder).run().schema("cart_line").path("x-singer-parent"))
          .hasToString("{\"stream\":\"cart\",\"key_properties\":{\"cart_id\":\"id\"}}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"fakestore", "dummyjson"})
  void everyRecordIsValidAgainstItsSchemaAndNoPasswordLeaves(String preset) {
    try (Shop shop = preset.equals("fakestore") ? Shop.fakestore() : Shop.dummyjson()) {
      TapResult result = shop.tap(folder).run();
      for (String stream : STREAMS) {
        var schema =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(result.schema(stream));
        assertThat(result.records(stream)).isNotEmpty();
        for (JsonNode record : result.records(stream)) {
          assertThat(schema.validate(record)).as(record.toString()).isEmpty();
        }
      }
      assertThat(result.out())
          .doesNotContainIgnoringCase("password")
          .doesNotContain("e1pass", "m38rmF$", "nested-one");
      assertThat(String.join("\n", result.log())).doesNotContainIgnoringCase("error", "exception");
    }
  }

  @Test
  void keepsTheDigitsOfNumbers() {
    try (Shop shop = Shop.fakestore()) {
      assertThat(shop.tap(folder).run().out())
          .contains("\"price\":9.90", "\"price\":168,", "\"rate\":3,");
    }
  }
}
