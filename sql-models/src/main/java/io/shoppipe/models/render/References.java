package io.shoppipe.models.render;

import java.util.Optional;

/** What {@code ref()} and {@code source()} do: record while parsing, resolve while running. */
public interface References {
  /** A call of {@code ref}. */
  record Ref(Optional<String> packageName, String name, Optional<String> version) {
    /** The name, with the version behind it where one is asked for. */
    public String key() {
      return version.map(number -> name + ".v" + number).orElse(name);
    }

    @Override
    public String toString() {
      return packageName.map(name -> name + ".").orElse("") + key();
    }
  }

  /** A call of {@code source}. */
  record Source(String source, String table) {
    @Override
    public String toString() {
      return source + "." + table;
    }
  }

  /** A call of {@code function}. */
  record Function(Optional<String> packageName, String name) {
    @Override
    public String toString() {
      return packageName.map(owner -> owner + ".").orElse("") + name;
    }
  }

  /** A call of {@code metric}. */
  record Metric(Optional<String> packageName, String name) {
    @Override
    public String toString() {
      return packageName.map(owner -> owner + ".").orElse("") + name;
    }
  }

  RelationValue ref(Ref call);

  RelationValue source(Source call);

  RelationValue function(Function call);
}
