package io.shoppipe.models.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class YamlReaderTest {
  @Test
  void namesFileLineAndColumnOfBrokenYaml() {
    assertThatThrownBy(() -> YamlReader.map("models/schema.yml", "models:\n  - name: [a\n"))
        .hasMessageStartingWith("models/schema.yml:3:1: ")
        .hasMessageEndingWith(". Correct the YAML.")
        .hasMessageNotContaining("\n");
  }

  @Test
  void refusesAKeyGivenTwice() {
    assertThatThrownBy(() -> YamlReader.map("a.yml", "name: x\nname: y\n"))
        .hasMessageStartingWith("a.yml:2:1: ")
        .hasMessageContaining("duplicate key name");
  }

  @Test
  void namesThePlaceOfAWrongKind() {
    YamlMap map = YamlReader.map("a.yml", "models: [{name: x, columns: 3}]");
    assertThatThrownBy(() -> map.maps("models").get(0).maps("columns"))
        .hasMessage("a.yml: models[0] 'x'.columns: must be a list, not '3'.");
  }

  @Test
  void anEmptyFileIsAnEmptyMapping() {
    assertThat(YamlReader.map("a.yml", "# nothing\n").values()).isEmpty();
  }

  @Test
  void aListIsNoMapping() {
    assertThatThrownBy(() -> YamlReader.map("a.yml", "- 1"))
        .hasMessage("a.yml: must hold a mapping, not a list.");
  }
}
