package io.shoppipe.python;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * A host value with behaviour of its own in templates, such as dbt's {@code Relation}. Everything
 * has a default, so that an implementation says only what it can do. Must be thread-safe if the
 * host shares it between renderings.
 */
public interface PythonObject {
  /** The answer of {@link #attribute} and {@link #item} that means "there is no such thing". */
  Object MISSING =
      new Object() {
        @Override
        public String toString() {
          return "missing";
        }
      };

  /** {@code value.name}: a value (null is None), or {@link #MISSING}. */
  default @Nullable Object attribute(String name) {
    return MISSING;
  }

  /** {@code value[key]}: a value (null is None), or {@link #MISSING}. */
  default @Nullable Object item(@Nullable Object key) {
    return MISSING;
  }

  /** Python's {@code bool(value)}. */
  default boolean truth() {
    return true;
  }

  /** Python's {@code iter(value)}. */
  default Iterator<@Nullable Object> iterate() {
    throw PythonException.of(ErrorType.TYPE, "'" + typeName() + "' object is not iterable");
  }

  /** Whether {@link #iterate} answers; what the test {@code is iterable} asks. */
  default boolean iterable() {
    return false;
  }

  /** Whether the test {@code is mapping} holds. */
  default boolean mapping() {
    return false;
  }

  /** Python's {@code len(value)}; a negative number means that the value has no length. */
  default int length() {
    return -1;
  }

  /** Python's {@code item in value}; by default a walk through {@link #iterate}. */
  default boolean contains(@Nullable Object item) {
    for (Iterator<@Nullable Object> items = iterate(); items.hasNext(); ) {
      if (Comparison.equal(items.next(), item)) {
        return true;
      }
    }
    return false;
  }

  /** Python's {@code str(value)}. */
  default String string() {
    return toString();
  }

  /** Python's {@code repr(value)}. */
  default String repr() {
    return string();
  }

  /** Python's {@code format(value, spec)}; the spec is not empty. */
  default String format(String spec) {
    return FormatSpec.parse(spec).format(string());
  }

  /** Python's {@code type(value).__name__}, for error messages. */
  default String typeName() {
    return getClass().getSimpleName();
  }

  /**
   * A binary operator ({@code +}, {@code -}, ...) with this object on at least one side: the
   * result, or {@link #MISSING} where there is none.
   */
  default @Nullable Object operate(String operator, @Nullable Object left, @Nullable Object right) {
    return MISSING;
  }
}
