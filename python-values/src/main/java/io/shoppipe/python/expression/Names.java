package io.shoppipe.python.expression;

import io.shoppipe.python.PythonCallable;
import org.jspecify.annotations.Nullable;

/** What an expression may name, asked while it is parsed. {@code at} counts from 0. */
public interface Names {
  /** A name that is no variable of a comprehension. */
  Named name(String name, int at);

  /** A function that is called by its name. */
  PythonCallable function(String name, int at);

  /** Refuses a method that no value has. */
  void checkMethod(String name, int at);

  /**
   * What stands for a part without variables of a comprehension: itself, unless its owner works out
   * equal parts once.
   */
  default Expression shared(Expression part) {
    return part;
  }

  /** A name's meaning; {@code shape} is null where nothing is known of its members. */
  record Named(Expression expression, @Nullable Shape shape) {}

  /** An object whose members are declared, so that one that is missing is None. */
  interface Shape {
    /** The member's own shape, null where it has none. */
    @Nullable Shape member(String name, int at);

    /** Whether the member is declared; {@link #member} may refuse one that is not. */
    boolean declares(String name);
  }
}
