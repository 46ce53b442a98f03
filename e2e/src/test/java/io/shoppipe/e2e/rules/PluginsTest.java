package io.shoppipe.e2e.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plugin definitions for Meltano hold every setting, as the schemas of the configs say it. */
class PluginsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Of both programs' words those that Meltano allows for the kind of plugin. */
  static List<PluginDefinition> definitions() {
    return List.of(
        new PluginDefinition(
            "extractors",
            "tap-shop",
            "Shop",
            List.of(
                "about",
                "activate-version",
                "batch",
                "catalog",
                "discover",
                "properties",
                "schema-flattening",
                "state",
                "stream-maps",
                "structured-logging",
                "test")),
        new PluginDefinition(
            "loaders",
            "target-warehouse",
            "Warehouse",
            List.of(
                "about",
                "activate-version",
                "batch",
                "hard-delete",
                "schema-flattening",
                "soft-delete",
                "stream-maps",
                "structured-logging")));
  }

  @ParameterizedTest
  @MethodSource("definitions")
  void everySettingIsInThePluginDefinition(PluginDefinition definition) throws IOException {
    Path file =
        ROOT.resolve("plugins").resolve(definition.type()).resolve(definition.name() + ".yml");
    String expected = definition.yaml(ROOT);
    if (Boolean.getBoolean("plugins.write")) {
      Files.createDirectories(file.getParent());
      Files.writeString(file, expected);
    }
    assertThat(file)
        .as("write it again: run this test with -Dplugins.write=true")
        .hasContent(expected);
  }
}
