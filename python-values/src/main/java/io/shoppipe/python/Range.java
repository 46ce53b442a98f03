package io.shoppipe.python;

import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Python's {@code range}. */
public final class Range implements PythonObject {
  private static final Signature SIGNATURE = Signature.of("range", "start", "stop?", "step?");

  private final long start;
  private final long stop;
  private final long step;

  private Range(long start, long stop, long step) {
    this.start = start;
    this.stop = stop;
    this.step = step;
  }

  /** {@code range(stop)} or {@code range(start, stop, step)}. */
  public static Range of(Arguments arguments) {
    Bound bound = arguments.bind(SIGNATURE);
    long first = index(bound.at(0));
    boolean single = !bound.given(1);
    long step = index(bound.or(2, 1L));
    if (step == 0) {
      throw PythonException.of(ErrorType.VALUE, "range() arg 3 must not be zero");
    }
    return new Range(single ? 0 : first, single ? first : index(bound.at(1)), step);
  }

  private static long index(@Nullable Object value) {
    if (value instanceof Undefined undefined) {
      throw undefined.error();
    }
    if (!Numbers.isInteger(value) && !(value instanceof Boolean)) {
      throw PythonException.of(
          ErrorType.TYPE, "'" + Types.name(value) + "' object cannot be interpreted as an integer");
    }
    return Numbers.toLong(value);
  }

  private List<Object> items() {
    int size = length();
    return new AbstractList<>() {
      @Override
      public Object get(int index) {
        return start + index * step;
      }

      @Override
      public int size() {
        return size;
      }
    };
  }

  @Override
  public Iterator<Object> iterate() {
    return items().iterator();
  }

  @Override
  public boolean iterable() {
    return true;
  }

  @Override
  public int length() {
    long span = step > 0 ? stop - start : start - stop;
    long width = Math.abs(step);
    return span <= 0 ? 0 : (int) Math.min(Integer.MAX_VALUE, (span + width - 1) / width);
  }

  @Override
  public boolean truth() {
    return length() > 0;
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    return Members.itemOfList(items(), key);
  }

  @Override
  public String string() {
    return "range(" + start + ", " + stop + (step == 1 ? ")" : ", " + step + ")");
  }

  @Override
  public String typeName() {
    return "range";
  }
}
