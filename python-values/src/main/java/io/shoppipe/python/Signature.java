package io.shoppipe.python;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A native function's parameters: its name, theirs, and how many of them must be given. */
public final class Signature {
  private final String function;
  private final List<String> parameters;
  private final int required;

  private Signature(String function, List<String> parameters, int required) {
    this.function = function;
    this.parameters = parameters;
    this.required = required;
  }

  /** Parameters in order; a trailing {@code ?} marks those that may be left out. */
  public static Signature of(String function, String... parameters) {
    int required = 0;
    String[] names = new String[parameters.length];
    for (int i = 0; i < parameters.length; i++) {
      boolean optional = parameters[i].endsWith("?");
      names[i] = optional ? parameters[i].substring(0, parameters[i].length() - 1) : parameters[i];
      required += optional ? 0 : 1;
    }
    return new Signature(function, List.of(names), required);
  }

  /** The function's name, for messages. */
  public String function() {
    return function;
  }

  Bound bind(Arguments arguments) {
    @Nullable Object[] values = new Object[parameters.size()];
    Arrays.fill(values, PythonObject.MISSING);
    List<@Nullable Object> positional = arguments.positional();
    if (positional.size() > values.length) {
      throw wrong(
          "takes at most " + values.length + " argument(s), " + positional.size() + " given");
    }
    for (int i = 0; i < positional.size(); i++) {
      values[i] = positional.get(i);
    }
    bindNamed(arguments.named(), values);
    for (int i = 0; i < required; i++) {
      if (values[i] == PythonObject.MISSING) {
        throw wrong("is missing the argument '" + parameters.get(i) + "'");
      }
    }
    return new Bound(this, values);
  }

  private void bindNamed(Map<String, @Nullable Object> named, @Nullable Object[] values) {
    for (Map.Entry<String, @Nullable Object> argument : named.entrySet()) {
      int index = parameters.indexOf(argument.getKey());
      if (index < 0) {
        throw wrong("got an unexpected keyword argument '" + argument.getKey() + "'");
      }
      if (values[index] != PythonObject.MISSING) {
        throw wrong("got multiple values for argument '" + argument.getKey() + "'");
      }
      values[index] = argument.getValue();
    }
  }

  String parameter(int index) {
    return parameters.get(index);
  }

  private PythonException wrong(String problem) {
    return PythonException.of(ErrorType.TYPE, function + "() " + problem);
  }
}
