package io.shoppipe.tap.infer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the records of a sample have in common. Not thread-safe. */
public final class Inference {
  private final Function<String, TextGuess> texts;
  private final Map<String, ValueGuess> fields = new LinkedHashMap<>();
  private long records;

  /** {@code texts}: what a field's texts may be, by the field's name. */
  public Inference(Function<String, TextGuess> texts) {
    this.texts = texts;
  }

  /** Takes note of a record. */
  public void see(ObjectNode record) {
    records++;
    for (Map.Entry<String, JsonNode> field : record.properties()) {
      fields
          .computeIfAbsent(field.getKey(), name -> new ValueGuess(() -> texts.apply(name)))
          .see(field.getValue());
    }
  }

  public long records() {
    return records;
  }

  /**
   * The schema that all records fit. Fields may be null, since a sample can't show that they never
   * are; those of {@code keys} are not.
   */
  public ObjectNode schema(List<String> keys) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
    ObjectNode properties = schema.putObject("properties");
    fields.forEach((name, guess) -> properties.set(name, guess.schema(!keys.contains(name))));
    return schema;
  }

  /** The fields that have a value in each record, and never the same twice. */
  public List<String> unique() {
    List<String> unique = new ArrayList<>();
    fields.forEach(
        (name, guess) -> {
          if (records > 0 && guess.distinct() == records) {
            unique.add(name);
          }
        });
    return unique;
  }
}
