package io.shoppipe.python;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Arguments assigned to parameters; read by the parameter's position. */
public final class Bound {
  private final Signature signature;
  private final @Nullable Object[] values;

  Bound(Signature signature, @Nullable Object[] values) {
    this.signature = signature;
    this.values = values;
  }

  /** Whether the parameter was given a value. */
  public boolean given(int index) {
    return values[index] != PythonObject.MISSING;
  }

  /** The value, None where it was left out. */
  public @Nullable Object at(int index) {
    return or(index, null);
  }

  /** The value, or what stands for it when it was left out. */
  public @Nullable Object or(int index, @Nullable Object fallback) {
    return given(index) ? values[index] : fallback;
  }

  /** A text; anything else is a TypeError. */
  public String text(int index) {
    Object value = at(index);
    if (value instanceof String text) {
      return text;
    }
    throw wrong(index, "str", value);
  }

  /** A text, or what stands for it when it was left out or is None. */
  public String text(int index, String fallback) {
    return at(index) == null ? fallback : text(index);
  }

  /** An integer that fits an int; anything else is a TypeError. */
  public int integer(int index, int fallback) {
    Object value = or(index, (long) fallback);
    if (value instanceof BigInteger big) {
      return big.signum() < 0 ? Integer.MIN_VALUE : Integer.MAX_VALUE;
    }
    if (value instanceof Boolean || Numbers.isInteger(value)) {
      return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, Numbers.toLong(value)));
    }
    throw wrong(index, "int", value);
  }

  /** The truth of the value. */
  public boolean flag(int index, boolean fallback) {
    return given(index) ? Truth.of(values[index]) : fallback;
  }

  private PythonException wrong(int index, String wanted, @Nullable Object value) {
    return PythonException.of(
        ErrorType.TYPE,
        signature.function()
            + "() argument '"
            + signature.parameter(index)
            + "' must be "
            + wanted
            + ", not "
            + Types.name(value));
  }
}
