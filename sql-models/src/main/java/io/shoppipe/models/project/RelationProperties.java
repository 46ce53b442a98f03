package io.shoppipe.models.project;

import io.shoppipe.models.graph.Description;
import io.shoppipe.models.graph.ModelVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a properties file says about one model, seed or snapshot; {@code file} is that file, {@code
 * raw} all that stands there. {@code relation} is what a snapshot defined in YAML reads.
 */
public record RelationProperties(
    String name,
    Map<String, @Nullable Object> config,
    Description description,
    List<TestDefinition> tests,
    Optional<String> relation,
    Map<String, @Nullable Object> raw,
    SourceFile file) {
  public RelationProperties {
    tests = List.copyOf(tests);
  }

  /** Which version of a model this is about. */
  public Optional<ModelVersion> version() {
    Object value = raw.get(VersionedModel.VERSION);
    Object latest = raw.get(VersionedModel.LATEST);
    return value == null || latest == null
        ? Optional.empty()
        : Optional.of(new ModelVersion(value, latest));
  }

  /** The name, with the version behind it where there is one. */
  public String key() {
    return version().map(version -> name + "." + version.label()).orElse(name);
  }

  /** The file of this version, without its ending. */
  public String definedIn() {
    Object given = raw.get(VersionedModel.FILE);
    String usual = version().map(version -> name + "_" + version.label()).orElse(name);
    return given == null ? usual : given.toString();
  }
}
