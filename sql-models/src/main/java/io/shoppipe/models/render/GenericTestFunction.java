package io.shoppipe.models.render;

import io.shoppipe.models.generictest.GenericTest;
import io.shoppipe.models.generictest.TestArguments;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.Signature;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A built-in generic test as a macro, so that a project can override or call it. */
final class GenericTestFunction implements PythonCallable {
  private final GenericTest test;
  private final boolean storing;
  private final List<String> names = new ArrayList<>();
  private final Signature signature;

  /** {@code storing}: its failing rows are kept. */
  GenericTestFunction(GenericTest test, boolean storing) {
    this.test = test;
    this.storing = storing;
    List<String> parameters = new ArrayList<>(List.of("model"));
    parameters.addAll(test.parameters());
    parameters.forEach(parameter -> names.add(parameter.replace("?", "")));
    signature = Signature.of("test_" + test.name(), parameters.toArray(String[]::new));
  }

  @Override
  public String call(Arguments arguments) {
    Bound bound = arguments.bind(signature);
    Map<String, @Nullable Object> values = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      values.put(names.get(i), bound.at(i));
    }
    return test.sql(new TestArguments(values, storing));
  }
}
