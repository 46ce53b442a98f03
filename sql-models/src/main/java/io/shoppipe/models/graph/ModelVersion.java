package io.shoppipe.models.graph;

import java.util.Comparator;
import java.util.Optional;

/**
 * Which version of a model a node is, and which one is the latest: what {@code ref} without a
 * version names. Numbers or texts, as they stand in the file.
 */
public record ModelVersion(Object value, Object latest) implements Comparable<ModelVersion> {

  /** As names and ids have it, such as {@code v2}. */
  public String label() {
    return "v" + value;
  }

  public boolean isLatest() {
    return value.toString().equals(latest.toString());
  }

  /** {@code latest}, {@code prerelease} or {@code old}. */
  public String status() {
    if (isLatest()) {
      return "latest";
    }
    return compareTo(new ModelVersion(latest, latest)) > 0 ? "prerelease" : "old";
  }

  /** As numbers where both are, else as texts. */
  @Override
  public int compareTo(ModelVersion other) {
    Optional<Double> own = number(value);
    Optional<Double> others = number(other.value);
    return own.isPresent() && others.isPresent()
        ? Double.compare(own.get(), others.get())
        : Comparator.<String>naturalOrder().compare(value.toString(), other.value.toString());
  }

  private static Optional<Double> number(Object value) {
    try {
      return Optional.of(Double.parseDouble(value.toString()));
    } catch (NumberFormatException text) {
      return Optional.empty();
    }
  }
}
