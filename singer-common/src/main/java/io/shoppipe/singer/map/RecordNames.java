package io.shoppipe.singer.map;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.expression.Expression;
import io.shoppipe.python.expression.Names;
import io.shoppipe.python.expression.Scope;
import io.shoppipe.python.expression.SyntaxProblem;
import io.shoppipe.singer.error.NearMiss;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an expression may name: the SDK's own names, the stream's properties, functions. Without a
 * schema, or for a pattern that stands for many streams, any property may be named.
 */
final class RecordNames implements Names {
  private static final List<String> OWN =
      List.of(
          "record",
          "_",
          "self",
          "config",
          "__stream_name__",
          "__original_stream_name__",
          "datetime",
          "json");

  private final Functions functions;
  private final JsonNode properties;
  private final boolean open;
  private final Map<String, Object> constants;
  private final Map<String, Named> found = new HashMap<>();
  private final Map<Expression, Shared> shared = new HashMap<>();

  /** {@code open}: names that the schema does not declare are looked for in each record. */
  RecordNames(Functions functions, JsonNode schema, boolean open, Map<String, Object> constants) {
    this.functions = functions;
    this.properties = schema.path("properties");
    this.open = open;
    this.constants = Map.copyOf(constants);
  }

  @Override
  public Named name(String name, int at) {
    if (name.equals("record") || name.equals("_")) {
      return new Named(scope -> record(scope).whole(), null);
    }
    if (name.equals("self")) {
      return new Named(new Self(), null);
    }
    if (name.equals("config")) {
      return new Named(scope -> functions.config(), new ConfigShape(functions.config()));
    }
    Object constant = constants.get(name);
    if (constant != null) {
      return new Named(scope -> constant, null);
    }
    PythonObject module = functions.module(name);
    if (module != null) {
      return new Named(or(name, scope -> module), null);
    }
    Named known = found.get(name);
    if (known == null) {
      known = property(name, at);
      found.put(name, known);
    }
    return known;
  }

  /** Another value for each property: equal to no other, so that nothing around it is shared. */
  private static final class Self implements Expression {
    @Override
    public @Nullable Object value(Scope scope) {
      return record(scope).self();
    }
  }

  /** A part of the stream's expressions, by its number. */
  private record Shared(int slot, Expression part) implements Expression {
    @Override
    public @Nullable Object value(Scope scope) {
      return record(scope).shared(slot, part);
    }
  }

  /** Equal parts of one stream's expressions are one: its properties' ones are the same objects. */
  @Override
  public Expression shared(Expression part) {
    return shared.computeIfAbsent(part, added -> new Shared(shared.size(), added));
  }

  private Named property(String name, int at) {
    if (name.equals("fake") && !properties.has(name)) {
      throw new SyntaxProblem(
          "'fake' at position "
              + (at + 1)
              + ": made-up values are not available; hide a value with hmac_sha256(), or write a"
              + " constant");
    }
    JsonNode declared = properties.path(name);
    if (declared.isMissingNode() && !open) {
      List<String> known = new ArrayList<>(OWN);
      properties.fieldNames().forEachRemaining(known::add);
      throw new SyntaxProblem(
          "the stream has no property '" + name + "'." + NearMiss.hint(name, known));
    }
    Expression absent = declared.isMissingNode() ? scope -> undefined(name) : scope -> null;
    return new Named(or(name, absent), SchemaShape.of(name, declared));
  }

  /** The record's own property of that name before anything else. */
  private static Expression or(String name, Expression otherwise) {
    return scope -> {
      Object value = scope.value(name);
      return value == PythonObject.MISSING ? otherwise.value(scope) : value;
    };
  }

  private static @Nullable Object undefined(String name) {
    throw PythonException.of(ErrorType.UNDEFINED, "'" + name + "' is not defined");
  }

  private static RecordScope record(Scope scope) {
    return scope instanceof RecordScope record ? record : record(scope.outer());
  }

  @Override
  public PythonCallable function(String name, int at) {
    return functions.named(name);
  }

  @Override
  public void checkMethod(String name, int at) {
    functions.checkMethod(name);
  }

  /** The members of {@code config} are known before any record. */
  private record ConfigShape(Map<?, ?> config) implements Shape {
    @Override
    public @Nullable Shape member(String name, int at) {
      if (!config.containsKey(name)) {
        List<String> known = config.keySet().stream().map(String::valueOf).toList();
        throw new SyntaxProblem(
            "stream_map_config has no '" + name + "'." + NearMiss.hint(name, known));
      }
      return config.get(name) instanceof Map<?, ?> inner ? new ConfigShape(inner) : null;
    }

    @Override
    public boolean declares(String name) {
      return config.containsKey(name);
    }
  }

  /** The members of an object, where its schema declares any. */
  private record SchemaShape(String path, JsonNode properties) implements Shape {
    static @Nullable Shape of(String path, JsonNode schema) {
      JsonNode properties = schema.path("properties");
      return properties.isEmpty() ? null : new SchemaShape(path, properties);
    }

    @Override
    public @Nullable Shape member(String name, int at) {
      if (!declares(name)) {
        List<String> known = new ArrayList<>();
        properties.fieldNames().forEachRemaining(known::add);
        throw new SyntaxProblem(
            "'" + path + "' has no property '" + name + "'." + NearMiss.hint(name, known));
      }
      return of(path + "." + name, properties.path(name));
    }

    @Override
    public boolean declares(String name) {
      return properties.has(name);
    }
  }
}
