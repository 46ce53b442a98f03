package io.shoppipe.singer.map;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The kinds of expression. */
final class Expressions {
  private Expressions() {}

  /** A text as it stands. */
  record Literal(String text) implements Expression {
    @Override
    public String evaluate(JsonNode record) {
      return text;
    }
  }

  /** A property of the record; numbers and booleans as their text, objects as compact JSON. */
  record Property(List<String> path) implements Expression {
    Property {
      path = List.copyOf(path);
    }

    @Override
    public @Nullable String evaluate(JsonNode record) {
      JsonNode value = record;
      for (String name : path) {
        value = value.path(name);
      }
      if (value.isMissingNode() || value.isNull()) {
        return null;
      }
      return value.isValueNode() ? value.asText() : value.toString();
    }
  }

  /** Two texts, one behind the other. */
  record Concatenation(Expression left, Expression right) implements Expression {
    @Override
    public @Nullable String evaluate(JsonNode record) {
      String first = left.evaluate(record);
      String second = right.evaluate(record);
      return first == null || second == null ? null : first + second;
    }
  }

  /** A text made of another. */
  record Call(UnaryOperator<String> function, Expression operand) implements Expression {
    @Override
    public @Nullable String evaluate(JsonNode record) {
      String value = operand.evaluate(record);
      return value == null ? null : function.apply(value);
    }
  }
}
