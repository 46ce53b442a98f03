package io.shoppipe.models.project;

import io.shoppipe.models.yaml.YamlMap;

/** An entry of {@code unit_tests:}, and the file it stands in. */
public record UnitTestProperties(YamlMap yaml, SourceFile file) {}
