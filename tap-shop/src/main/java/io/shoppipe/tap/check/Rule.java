package io.shoppipe.tap.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** A JSON Schema, compiled: whether a value keeps to it. Thread-safe. */
@FunctionalInterface
interface Rule {
  /** Allows every value. */
  Rule ANY = value -> true;

  boolean holds(JsonNode value);

  /** The same for the text in these bytes, which are UTF-8. */
  default boolean holdsText(byte[] utf8, int start, int end) {
    return holds(TextNode.valueOf(new String(utf8, start, end - start, UTF_8)));
  }

  /** Both must hold. */
  default Rule and(Rule other) {
    return this == ANY ? other : other == ANY ? this : new Both(this, other);
  }

  /** Two rules for one value. */
  record Both(Rule first, Rule second) implements Rule {
    @Override
    public boolean holds(JsonNode value) {
      return first.holds(value) && second.holds(value);
    }

    @Override
    public boolean holdsText(byte[] utf8, int start, int end) {
      return first.holdsText(utf8, start, end) && second.holdsText(utf8, start, end);
    }
  }

  /** A value of one of the types whose bits are set. */
  record Typed(int types) implements Rule {
    @Override
    public boolean holds(JsonNode value) {
      return (types & ValueRules.bit(value)) != 0;
    }

    @Override
    public boolean holdsText(byte[] utf8, int start, int end) {
      return (types & ValueRules.STRING) != 0;
    }
  }
}
