package io.shoppipe.models.jinja.eval;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.Comparison;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.Iteration;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Tuple;
import io.shoppipe.python.Undefined;
import io.shoppipe.python.UndefinedMode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The variable {@code loop}. Looks ahead only when asked for what comes. */
final class LoopContext implements PythonObject, PythonCallable {
  private final UndefinedMode mode;
  private final int depth;
  private final @Nullable Recursion recursion;
  private Iterator<Object> items;
  private int size;
  private int index = -1;
  private @Nullable Object before = MISSING;
  private @Nullable Object current = MISSING;
  private @Nullable Object after = MISSING;
  private @Nullable Object lastChanged = MISSING;

  /** Runs a recursive loop's body over other items, one level deeper. */
  @FunctionalInterface
  interface Recursion {
    String loop(@Nullable Object items, int depth);
  }

  LoopContext(
      UndefinedMode mode, @Nullable Object items, int depth, @Nullable Recursion recursion) {
    this.mode = mode;
    this.depth = depth;
    this.recursion = recursion;
    this.items = Iteration.over(items);
    this.size = Iteration.lengthOrNone(items);
  }

  /** Goes to the next item, if there is one. */
  boolean advance() {
    if (after == MISSING && !items.hasNext()) {
      return false;
    }
    before = current;
    current = after == MISSING ? items.next() : after;
    after = MISSING;
    index++;
    return true;
  }

  @Nullable Object current() {
    return current;
  }

  private @Nullable Object peek() {
    if (after == MISSING && items.hasNext()) {
      after = items.next();
    }
    return after;
  }

  @Override
  public int length() {
    if (size < 0) {
      List<Object> rest = new ArrayList<>();
      items.forEachRemaining(rest::add);
      items = rest.iterator();
      size = rest.size() + index + 1 + (after == MISSING ? 0 : 1);
    }
    return size;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "index" -> index + 1L;
      case "index0" -> (long) index;
      case "revindex" -> (long) length() - index;
      case "revindex0" -> (long) length() - index - 1;
      case "length" -> (long) length();
      case "first" -> index == 0;
      case "last" -> peek() == MISSING;
      case "depth" -> depth + 1L;
      case "depth0" -> (long) depth;
      case "previtem" -> neighbour(before, "there is no previous item");
      case "nextitem" -> neighbour(peek(), "there is no next item");
      case "cycle" -> (PythonCallable) this::cycle;
      case "changed" -> (PythonCallable) this::changed;
      default -> MISSING;
    };
  }

  private @Nullable Object neighbour(@Nullable Object item, String problem) {
    return item == MISSING ? Undefined.because(mode, problem) : item;
  }

  private @Nullable Object cycle(Arguments arguments) {
    List<@Nullable Object> choices = arguments.positional();
    if (choices.isEmpty()) {
      throw PythonException.of(ErrorType.TYPE, "no items for cycling given");
    }
    return choices.get(index % choices.size());
  }

  private Object changed(Arguments arguments) {
    Tuple value = Tuple.copyOf(arguments.positional());
    boolean changed = lastChanged == MISSING || !Comparison.equal(lastChanged, value);
    lastChanged = value;
    return changed;
  }

  @Override
  public Object call(Arguments arguments) {
    if (recursion == null) {
      throw PythonException.of(
          ErrorType.TYPE, "The loop must have the 'recursive' marker to be called recursively.");
    }
    return recursion.loop(arguments.positional().get(0), depth + 1);
  }

  @Override
  public boolean iterable() {
    return true;
  }

  @Override
  public String string() {
    return "<LoopContext " + (index + 1) + "/" + length() + ">";
  }

  @Override
  public String typeName() {
    return "jinja2.runtime.LoopContext";
  }
}
