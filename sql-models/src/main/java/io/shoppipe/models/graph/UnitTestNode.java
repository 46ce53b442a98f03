package io.shoppipe.models.graph;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A unit test: what a model's query must answer when what it reads holds the given rows. {@code
 * model} is the id of the model; {@code given} are the rows by the id of what is read (the model's
 * own id stands for {@code this}).
 */
public record UnitTestNode(
    String id,
    String name,
    List<String> fqn,
    String path,
    NodeConfig config,
    String model,
    String description,
    Map<String, Fixture> given,
    Fixture expect,
    Overrides overrides)
    implements Node {
  /** What macros, variables and the environment answer in this test. */
  public record Overrides(
      Map<String, @Nullable Object> macros,
      Map<String, @Nullable Object> vars,
      Map<String, @Nullable Object> environment) {
    public Overrides {
      macros = Collections.unmodifiableMap(new LinkedHashMap<>(macros));
      vars = Collections.unmodifiableMap(new LinkedHashMap<>(vars));
      environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    }
  }

  public UnitTestNode {
    fqn = List.copyOf(fqn);
    given = Collections.unmodifiableMap(new LinkedHashMap<>(given));
  }

  @Override
  public List<String> dependsOn() {
    return List.of(model);
  }

  @Override
  public <R> R accept(Visitor<R> visitor) {
    return visitor.unitTest(this);
  }
}
