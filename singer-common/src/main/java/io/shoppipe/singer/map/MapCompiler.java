package io.shoppipe.singer.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.expression.ExpressionParser;
import io.shoppipe.python.expression.Names;
import io.shoppipe.python.expression.SyntaxProblem;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.map.StreamMap.Computation;
import io.shoppipe.singer.map.StreamMap.Rest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes a stream's map of a rule and the stream's schema. */
final class MapCompiler {
  private final Functions functions;
  private final Flattening flattening;
  private final Problems problems;

  MapCompiler(Functions functions, Flattening flattening, Problems problems) {
    this.functions = functions;
    this.flattening = flattening;
    this.problems = problems;
  }

  /** Finds what is wrong with a rule whatever the schema. */
  void check(StreamRule rule) {
    Names names = names(MissingNode.getInstance(), true, "", "");
    rule.filter().ifPresent(source -> parsed(rule, StreamRuleReader.FILTER, source, names));
    rule.properties()
        .forEach(
            (property, source) -> source.ifPresent(text -> parsed(rule, property, text, names)));
    alias(rule, "stream");
  }

  StreamMap compile(StreamRule rule, String stream, ObjectNode schema, List<String> sourceKeys) {
    String alias = alias(rule, stream);
    List<String> keys = rule.keys() == null ? sourceKeys : rule.keys();
    Names names = names(schema, rule.source().isOpen(), alias, stream);
    Optional<Computation> filter =
        rule.filter().flatMap(source -> parsed(rule, StreamRuleReader.FILTER, source, names));
    Map<String, Optional<Computation>> properties = new LinkedHashMap<>();
    ObjectNode mapped = rule.keepsRest() ? schema.deepCopy() : keysOnly(schema, keys);
    ObjectNode declared = mapped.withObjectProperty("properties");
    rule.properties()
        .forEach(
            (property, source) -> {
              if (source.isEmpty()) {
                remove(rule, property, keys);
                declared.remove(property);
                forget(mapped, property);
                properties.put(property, Optional.empty());
              } else {
                declared.set(property, ComputedType.of(source.get(), property, schema));
                properties.put(property, parsed(rule, property, source.get(), names));
              }
            });
    checkKeys(rule, mapped, keys);
    return new StreamMap(alias, mapped, keys, filter, new Rest(rule.keepsRest(), properties));
  }

  /** A text, or an expression of {@code __stream_name__}. */
  String alias(StreamRule rule, String stream) {
    String source =
        rule.alias().orElse(rule.source().isOpen() && rule.primary() ? stream : rule.name());
    if (!source.contains("__stream_name__")
        && !source.startsWith("'")
        && !source.startsWith("\"")) {
      return source;
    }
    try {
      Names names = names(MissingNode.getInstance(), false, stream, stream);
      if (ExpressionParser.parse(source, names).value(new RecordScope(NoFields.NONE))
          instanceof String text) {
        return text;
      }
      problems.add(rule.where("__alias__") + ": must give a text (in \"" + source + "\").");
    } catch (SyntaxProblem e) {
      problems.add(rule.where("__alias__") + ": " + e.reason() + " (in \"" + source + "\").");
    } catch (PythonException e) {
      problems.add(rule.where("__alias__") + ": " + e.problem() + " (in \"" + source + "\").");
    }
    return stream;
  }

  private Names names(JsonNode schema, boolean open, String alias, String stream) {
    Map<String, Object> constants =
        Map.of("__stream_name__", alias, "__original_stream_name__", stream);
    return new RecordNames(functions, schema, open, constants);
  }

  private Optional<Computation> parsed(
      StreamRule rule, String property, String source, Names names) {
    try {
      return Optional.of(new Computation(source, ExpressionParser.parse(source, names)));
    } catch (SyntaxProblem e) {
      String reason = e.reason();
      problems.add(rule.where(property) + ": " + reason + " (in \"" + source + "\").");
      return Optional.empty();
    }
  }

  private void remove(StreamRule rule, String property, List<String> keys) {
    if (keys.contains(property)) {
      problems.add(
          rule.where(property)
              + ": a key property can't be removed. Take this line out, or give the stream another"
              + " key with __key_properties__ (null: none).");
    }
  }

  /** A key may be a property that only flattening makes. */
  private void checkKeys(StreamRule rule, ObjectNode mapped, List<String> keys) {
    if (rule.keys() == null) {
      return;
    }
    List<String> known = new ArrayList<>();
    mapped.path("properties").fieldNames().forEachRemaining(known::add);
    if (!known.containsAll(keys)) {
      ObjectNode flat = flattening.of(mapped, "stream_maps." + rule.name()).schema();
      flat.path("properties").fieldNames().forEachRemaining(known::add);
    }
    for (String key : keys) {
      boolean removed = rule.properties().getOrDefault(key, Optional.of("")).isEmpty();
      if (!known.contains(key) && !removed) {
        problems.add(
            rule.where("__key_properties__")
                + ": the mapped stream has no property '"
                + key
                + "'."
                + NearMiss.hint(key, known));
      }
    }
  }

  private static ObjectNode keysOnly(ObjectNode schema, List<String> keys) {
    ObjectNode mapped = JsonNodeFactory.instance.objectNode();
    mapped.put("type", "object");
    ObjectNode declared = mapped.putObject("properties");
    for (String key : keys) {
      if (schema.path("properties").has(key)) {
        declared.set(key, schema.path("properties").get(key).deepCopy());
      }
    }
    return mapped;
  }

  private static void forget(ObjectNode schema, String property) {
    if (schema.get("required") instanceof ArrayNode required) {
      for (int i = required.size() - 1; i >= 0; i--) {
        if (required.get(i).asText().equals(property)) {
          required.remove(i);
        }
      }
    }
  }
}
