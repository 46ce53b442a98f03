package io.shoppipe.e2e.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.tap.cli.TapShop;
import io.shoppipe.target.cli.TargetWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The plugin definitions for Meltano hold every setting, as the schemas of the configs say it. */
class PluginsTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  /** Words of the Singer SDK's that Meltano's schema of plugins does not allow. */
  private static final Set<String> UNKNOWN_TO_MELTANO = Set.of("target-schema", "validate-records");

  static List<PluginDefinition> definitions() {
    return List.of(
        new PluginDefinition("extractors", "tap-shop", "Shop", known(TapShop.CAPABILITIES)),
        new PluginDefinition(
            "loaders", "target-warehouse", "Warehouse", known(TargetWarehouse.CAPABILITIES)));
  }

  private static List<String> known(List<String> capabilities) {
    return capabilities.stream().filter(word -> !UNKNOWN_TO_MELTANO.contains(word)).toList();
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
