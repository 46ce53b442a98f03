package io.shoppipe.target.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.config.Setting;
import io.shoppipe.singer.config.SettingsSchema;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A setting that is accepted is documented and works: schema, page and code name the same ones. */
class SettingsTest {
  /** No two tables have them in common. */
  private static final Set<String> OF_A_TABLE =
      Set.of(
          "partition_by",
          "cluster_by",
          "require_partition_filter",
          "partition_expiration_days",
          "labels",
          "description");

  private static final Path MODULE = Path.of("").toAbsolutePath();
  private static final Path SCHEMA =
      MODULE.resolveSibling("schemas").resolve("config/target-warehouse.json");
  private static final Path PAGES = MODULE.resolveSibling("docs");

  private final List<Setting> settings =
      SettingsSchema.resource(TargetWarehouse.class, "/schemas/config/target-warehouse.json")
          .settings();

  @Test
  void everySettingIsOnAPage() {
    String page =
        text(PAGES.resolve("target-warehouse.md")) + text(PAGES.resolve("stream-maps.md"));
    assertThat(settings).hasSizeGreaterThan(20);
    assertThat(settings)
        .allSatisfy(
            setting ->
                assertThat(page)
                    .as(
                        "docs/target-warehouse.md or stream-maps.md must name `%s`",
                        setting.path().get(0))
                    .contains("`" + setting.path().get(0) + "`"));
  }

  @Test
  void everySettingIsDescribed() {
    assertThat(settings)
        .allSatisfy(
            setting ->
                assertThat(setting.description())
                    .as("description of %s", setting.name())
                    .endsWith("."));
  }

  @Test
  void everySettingIsRead() {
    String code = code();
    assertThat(settings)
        .allSatisfy(
            setting ->
                assertThat(code)
                    .as("code that reads %s", setting.name())
                    .contains("\"" + read(setting) + "\""));
  }

  /** As it stands in the code: what the object stores read stands there without its prefix. */
  private static String read(Setting setting) {
    return List.of("s3", "gcs").contains(setting.path().get(0))
        ? setting.path().get(1)
        : setting.name();
  }

  /** So that the two can't differ in type or meaning. */
  @Test
  void everySettingOfAStreamIsAGeneralOneOrItsTablesOwn() throws IOException {
    JsonNode root = ExactJson.MAPPER.readTree(Files.readString(SCHEMA));
    Map<String, JsonNode> streams =
        root.at("/properties/streams/additionalProperties/properties").properties().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    assertThat(streams).containsKeys("load_method", "on_invalid_record");
    assertThat(streams.keySet()).containsAll(OF_A_TABLE);
    streams.keySet().removeAll(OF_A_TABLE);
    streams.forEach(
        (name, schema) -> {
          assertThat(schema.path("$ref").asText()).isEqualTo("#/properties/" + name);
          assertThat(root.path("properties").has(name)).as(name).isTrue();
        });
  }

  private static String code() {
    return code(MODULE)
        + code(MODULE.resolveSibling("singer-common"))
        + code(MODULE.resolveSibling("object-store"))
        + code(MODULE.resolveSibling("warehouse"));
  }

  private static String code(Path module) {
    try (Stream<Path> files = Files.walk(module.resolve("src/main/java"))) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(SettingsTest::text)
          .collect(Collectors.joining());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
