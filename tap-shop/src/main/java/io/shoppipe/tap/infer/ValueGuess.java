package io.shoppipe.tap.infer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a field's values may be. Not thread-safe. */
final class ValueGuess {
  private static final int MOST_REMEMBERED = 1_000_000;

  private final Supplier<TextGuess> texts;
  private final Set<String> types = new TreeSet<>();
  private final Set<String> values = new HashSet<>();
  private boolean repeats;
  private @Nullable TextGuess text;
  private @Nullable ValueGuess items;
  private @Nullable Inference members;

  ValueGuess(Supplier<TextGuess> texts) {
    this.texts = texts;
  }

  void see(JsonNode value) {
    switch (value.getNodeType()) {
      case NULL, MISSING -> {}
      case BOOLEAN -> types.add("boolean");
      case NUMBER -> types.add(value.isIntegralNumber() ? "integer" : "number");
      case STRING -> text(value.textValue());
      case ARRAY -> array(value);
      default -> object((ObjectNode) value);
    }
    if (value.isValueNode() && !value.isNull() && !repeats) {
      repeats = !values.add(value.asText()) || values.size() > MOST_REMEMBERED;
    }
  }

  /** How many different values there were; 0 where one came twice. */
  long distinct() {
    return repeats ? 0 : values.size();
  }

  ObjectNode schema(boolean nullable) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    Set<String> all = new TreeSet<>(types);
    TextGuess guess = text;
    if (guess != null) {
      guess.describe(schema);
      all.add(schema.path("type").asText());
    }
    if (all.contains("number")) {
      all.remove("integer");
    }
    if (all.size() > 1) {
      schema.remove("format");
    }
    ArrayNode names = JsonNodeFactory.instance.arrayNode();
    if (nullable) {
      names.add("null");
    }
    // A field without any value may hold texts.
    (all.isEmpty() ? Set.of("string") : all).forEach(names::add);
    schema.set("type", names.size() == 1 ? names.get(0) : names);
    if (items != null) {
      schema.set("items", items.schema(true));
    }
    if (members != null) {
      schema.setAll((ObjectNode) members.schema(List.of()).without("type"));
    }
    return schema;
  }

  private void text(String value) {
    TextGuess guess = text;
    if (guess == null) {
      guess = texts.get();
      text = guess;
    }
    guess.see(value);
  }

  private void array(JsonNode array) {
    types.add("array");
    for (JsonNode item : array) {
      ValueGuess guess = items;
      if (guess == null) {
        guess = new ValueGuess(TextGuess::ofJson);
        items = guess;
      }
      guess.see(item);
    }
  }

  private void object(ObjectNode object) {
    types.add("object");
    Inference guess = members;
    if (guess == null) {
      guess = new Inference(name -> TextGuess.ofJson());
      members = guess;
    }
    guess.see(object);
  }
}
