package io.shoppipe.singer.map;

import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.expression.Expression;
import io.shoppipe.python.expression.Scope;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One record, whose values are converted when an expression asks for them. Not thread-safe. */
final class RecordScope implements Scope {
  private static final int MOST_STEPS = 1_000_000;

  private final RecordFields fields;
  private final Map<String, @Nullable Object> values = new HashMap<>();
  private @Nullable Map<@Nullable Object, @Nullable Object> whole;
  private @Nullable Object[] shared = new @Nullable Object[4];
  private String self = "";
  private boolean lacked;
  private int steps;

  RecordScope(RecordFields fields) {
    this.fields = fields;
  }

  /** Before each expression: the property it computes, empty for a filter. */
  void begin(String property) {
    self = property;
    lacked = false;
    steps = 0;
  }

  /** Whether the expression asked for a property that the record does not have. */
  boolean lacked() {
    return lacked;
  }

  boolean has(String name) {
    return fields.has(name);
  }

  @Override
  public @Nullable Object value(String name) {
    if (!fields.has(name)) {
      lacked = true;
      return PythonObject.MISSING;
    }
    if (!values.containsKey(name)) {
      values.put(name, Values.of(fields.node(name)));
    }
    return values.get(name);
  }

  /**
   * The value of a part that several expressions have, worked out once; that of a part which asks
   * for a property that the record lacks, each time.
   */
  @Nullable Object shared(int slot, Expression part) {
    if (slot >= shared.length) {
      shared = Arrays.copyOf(shared, 2 * slot);
    }
    Object known = shared[slot];
    if (known != null) {
      return known;
    }
    boolean lackedBefore = lacked;
    lacked = false;
    Object value = part.value(this);
    shared[slot] = lacked ? null : value;
    lacked |= lackedBefore;
    return value;
  }

  /** The property's own value before the map. */
  @Nullable Object self() {
    Object value = value(self);
    return value == PythonObject.MISSING ? null : value;
  }

  Map<@Nullable Object, @Nullable Object> whole() {
    if (whole == null) {
      Map<@Nullable Object, @Nullable Object> all = new LinkedHashMap<>();
      fields.names().forEach(name -> all.put(name, value(name)));
      whole = all;
    }
    return whole;
  }

  @Override
  public void step() {
    if (++steps > MOST_STEPS) {
      throw PythonException.of(ErrorType.OVERFLOW, "the comprehension goes through too many items");
    }
  }
}
