package io.shoppipe.tap.check;

import com.fasterxml.jackson.databind.JsonNode;

/** A JSON Schema, compiled: whether a value keeps to it. Thread-safe. */
@FunctionalInterface
interface Rule {
  /** Allows every value. */
  Rule ANY = value -> true;

  boolean holds(JsonNode value);

  /** Both must hold. */
  default Rule and(Rule other) {
    return this == ANY ? other : other == ANY ? this : value -> holds(value) && other.holds(value);
  }
}
