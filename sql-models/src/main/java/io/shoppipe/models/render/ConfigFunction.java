package io.shoppipe.models.render;

import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code config(…)}: collects while parsing, prints nothing, answers what the node is configured.
 */
public abstract sealed class ConfigFunction implements PythonObject, PythonCallable {
  private static final Signature GET = Signature.of("config.get", "name", "default?", "validator?");

  private static final Signature SET = Signature.of("config.set", "name", "value");

  private ConfigFunction() {}

  /** Answers the empty text: what it is called for prints nothing. */
  abstract String set(Bound call);

  /** Collects; every {@code config.get} is the empty text, as in dbt. */
  public static Collecting collecting() {
    return new Collecting();
  }

  public static Known of(NodeConfig config) {
    return new Known(config);
  }

  abstract @Nullable Object value(Bound call, boolean required);

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "get", "meta_get" -> (PythonCallable) arguments -> value(arguments.bind(GET), false);
      case "require", "meta_require" ->
          (PythonCallable) arguments -> value(arguments.bind(GET), true);
      case "set" -> (PythonCallable) arguments -> set(arguments.bind(SET));
      default -> MISSING;
    };
  }

  @Override
  public String typeName() {
    return "config";
  }

  /** The function of the parse phase. */
  public static final class Collecting extends ConfigFunction {
    private final Map<String, @Nullable Object> collected = new LinkedHashMap<>();

    @Override
    public @Nullable Object call(Arguments arguments) {
      Map<String, @Nullable Object> given = new LinkedHashMap<>();
      for (Object positional : arguments.positional()) {
        if (positional instanceof Map<?, ?> map) {
          map.forEach((key, value) -> given.put(String.valueOf(key), value));
        }
      }
      given.putAll(arguments.named());
      checkHooks(given.keySet());
      collected.putAll(given);
      return "";
    }

    private static void checkHooks(Set<String> keys) {
      for (String key : List.of("pre", "post")) {
        if (keys.contains(key + "-hook") && keys.contains(key + "_hook")) {
          throw PythonException.of(
              ErrorType.HOST,
              "Invalid config, has conflicting keys \"%s-hook\" and \"%s_hook\""
                  .formatted(key, key));
        }
      }
    }

    @Override
    Object value(Bound call, boolean required) {
      return "";
    }

    @Override
    String set(Bound call) {
      collected.put(call.text(0), call.at(1));
      return "";
    }

    public Map<String, @Nullable Object> collected() {
      return collected;
    }
  }

  /** The function of the run: what was configured, and what templates set since. */
  public static final class Known extends ConfigFunction {
    private final Map<String, @Nullable Object> values;

    Known(NodeConfig config) {
      this.values = new LinkedHashMap<>(config.values());
    }

    NodeConfig config() {
      return new NodeConfig(values);
    }

    @Override
    String set(Bound call) {
      values.put(call.text(0), call.at(1));
      return "";
    }

    @Override
    public @Nullable Object call(Arguments arguments) {
      return "";
    }

    @Override
    @Nullable Object value(Bound call, boolean required) {
      Object value = values.get(call.text(0));
      if (value == null && required) {
        throw PythonException.of(
            ErrorType.HOST, "Required config '" + call.text(0) + "' is not set.");
      }
      return value == null ? call.at(1) : value;
    }
  }
}
