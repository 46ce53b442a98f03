package io.shoppipe.models.project;

import io.shoppipe.models.yaml.YamlMap;

/** An entry of a properties file, as it stands there. */
public record Described(YamlMap entry, SourceFile file) {
  public String name() {
    return entry.requiredText("name");
  }
}
