package io.shoppipe.singer.map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.Truth;
import io.shoppipe.python.expression.Expression;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a stream under one name: its schema, its key, its records. All expressions see
 * the record as it came. Immutable.
 */
public final class StreamMap {
  private final String alias;
  private final ObjectNode schema;
  private final List<String> keys;
  private final boolean keepsRest;
  private final @Nullable Computation filter;
  private final Map<String, Optional<Computation>> properties;

  /** An expression with its source. */
  record Computation(String source, Expression expression) {}

  StreamMap(
      String alias, ObjectNode schema, List<String> keys, Optional<Computation> filter, Rest rest) {
    this.alias = alias;
    this.schema = schema;
    this.keys = List.copyOf(keys);
    this.filter = filter.orElse(null);
    this.keepsRest = rest.kept();
    this.properties = rest.properties();
  }

  /** The properties that are changed, and whether the others are kept. */
  record Rest(boolean kept, Map<String, Optional<Computation>> properties) {
    static final Rest UNCHANGED = new Rest(true, Map.of());

    Rest {
      properties = Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }
  }

  /** The map that changes nothing. */
  public static StreamMap identity(String stream, ObjectNode schema, List<String> keys) {
    return new StreamMap(stream, schema, keys, Optional.empty(), Rest.UNCHANGED);
  }

  /** The name that the stream gets. */
  public String alias() {
    return alias;
  }

  /** The schema of the mapped records. Not to be changed. */
  public ObjectNode schema() {
    return schema;
  }

  /** The key of the mapped records; empty: none. */
  public List<String> keys() {
    return keys;
  }

  /** Whether every record stays as it is. */
  public boolean keepsRecords() {
    return filter == null && keepsRest && properties.isEmpty();
  }

  /** Whether the map leaves the property as it is. */
  public boolean keeps(String property) {
    return !properties.containsKey(property) && (keepsRest || keys.contains(property));
  }

  /** The mapped record; empty where the filter leaves it out. */
  public Optional<ObjectNode> record(ObjectNode record) {
    ObjectNode mapped = record.objectNode();
    RecordFields fields = RecordFields.of(record);
    return record(fields, RecordOutput.into(mapped, fields))
        ? Optional.of(mapped)
        : Optional.empty();
  }

  /**
   * Maps a record; false where the filter leaves it out, and then {@code output} got nothing.
   *
   * @throws RecordRefusedException where an expression fails
   */
  public boolean record(RecordFields fields, RecordOutput output) {
    RecordScope scope = new RecordScope(fields);
    scope.begin("");
    if (filter != null && !Truth.of(value(StreamRuleReader.FILTER, filter, scope))) {
      return false;
    }
    Map<String, JsonNode> computed = new LinkedHashMap<>();
    properties.forEach(
        (name, computation) ->
            computation.ifPresent(present -> compute(name, present, scope, computed)));
    for (String name : fields.names()) {
      if (keeps(name)) {
        output.copy(name);
      }
    }
    computed.forEach(output::put);
    return true;
  }

  /**
   * A null that comes of a property which the record does not have is no value: the column keeps
   * what it has.
   */
  private static void compute(
      String name, Computation computation, RecordScope scope, Map<String, JsonNode> computed) {
    scope.begin(name);
    Object value = value(name, computation, scope);
    if (value != null || !scope.lacked() || scope.has(name)) {
      computed.put(name, json(name, computation, value));
    }
  }

  private static @Nullable Object value(String name, Computation computation, RecordScope scope) {
    try {
      return computation.expression().value(scope);
    } catch (PythonException e) {
      throw refused(name, computation, e.type().pythonName() + ": " + e.problem());
    } catch (ArithmeticException
        | ClassCastException
        | IllegalArgumentException
        | IndexOutOfBoundsException
        | UnsupportedOperationException e) {
      throw refused(name, computation, String.valueOf(e.getMessage()));
    }
  }

  private static JsonNode json(String name, Computation computation, @Nullable Object value) {
    try {
      return Values.json(value);
    } catch (PythonException e) {
      throw refused(name, computation, e.problem());
    }
  }

  private static RecordRefusedException refused(String name, Computation computation, String why) {
    return new RecordRefusedException(
        name, why.replace('\n', ' ') + " (in \"" + computation.source() + "\")");
  }
}
