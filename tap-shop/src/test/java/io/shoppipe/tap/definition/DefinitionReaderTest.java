package io.shoppipe.tap.definition;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.catalog.Catalog;
import io.shoppipe.singer.catalog.CatalogEntry;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DefinitionReaderTest {
  static Stream<Path> presets() throws IOException, URISyntaxException {
    URI streams =
        Objects.requireNonNull(DefinitionReader.class.getResource("/schemas/streams")).toURI();
    List<Path> folders;
    try (Stream<Path> found = Files.list(Path.of(streams))) {
      folders = found.toList();
    }
    assertThat(folders).as("presets under schemas/streams").hasSizeGreaterThanOrEqualTo(2);
    return folders.stream();
  }

  @ParameterizedTest
  @MethodSource("presets")
  void listsEveryDefinitionFile(Path folder) throws IOException {
    List<String> files;
    try (Stream<Path> found = Files.list(folder)) {
      files =
          found
              .map(file -> file.getFileName().toString().replace(".json", ""))
              .filter(name -> !name.equals("preset"))
              .toList();
    }
    List<String> known = DefinitionReader.preset(folder.getFileName().toString()).streamNames();
    for (String file : files) {
      assertThat(known)
          .as("add \"%s\" to \"streams\" in %s/preset.json", file, folder.getFileName())
          .contains(file);
    }
    assertThat(known).hasSameSizeAs(files);
  }

  @ParameterizedTest
  @MethodSource("presets")
  void declaresWhatItPromises(Path folder) {
    for (StreamDefinition stream :
        DefinitionReader.preset(folder.getFileName().toString()).streams()) {
      JsonNode properties = stream.schema().path("properties");
      assertThat(stream.keyProperties()).isNotEmpty().allMatch(properties::has);
      assertThat(stream.replicationKeys()).allMatch(properties::has);
      assertThat(stream.postProcessing().copy().keySet()).allMatch(properties::has);
      JsonNode range = ((HttpDefinition) stream.source()).http().path("range");
      if (range.isObject()) {
        assertThat(stream.replicationKeys()).contains(range.path("replication_key").asText());
      }
      for (ChildDefinition child : stream.children()) {
        JsonNode ours = child.schema().path("properties");
        assertThat(child.keyProperties()).allMatch(ours::has).contains(child.number());
        assertThat(child.parentKeys().keySet()).allMatch(ours::has);
        assertThat(child.rename().values()).allMatch(ours::has);
        assertThat(stream.keyProperties()).containsAll(child.parentKeys().values());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("presets")
  void discoversAnEntryForEveryPropertyAtEveryDepth(Path folder) {
    Catalog catalog = Discovery.catalog(DefinitionReader.preset(folder.getFileName().toString()));
    for (CatalogEntry entry : catalog.streams()) {
      List<List<String>> breadcrumbs = new ArrayList<>();
      collect(entry.schema(), List.of(), breadcrumbs);
      assertThat(breadcrumbs).isNotEmpty().allMatch(entry.metadata()::has);
      for (String key : entry.own().keyProperties()) {
        assertThat(entry.metadata().value(List.of("properties", key), "inclusion").asText())
            .isEqualTo("automatic");
      }
      assertThat(entry.selection(List.of()).stream()).isTrue();
    }
    assertThat(ExactJson.MAPPER.createArrayNode().add(catalog.toJson()).toString())
        .doesNotContain("password");
  }

  private static void collect(
      JsonNode schema, List<String> breadcrumb, List<List<String>> breadcrumbs) {
    schema
        .path("properties")
        .fieldNames()
        .forEachRemaining(
            name -> {
              List<String> field = new ArrayList<>(breadcrumb);
              field.addAll(List.of("properties", name));
              breadcrumbs.add(field);
              collect(schema.path("properties").path(name), field, breadcrumbs);
            });
  }
}
