package io.shoppipe.python;

import org.jspecify.annotations.Nullable;

/** A name, attribute or item that isn't there, with the words that say so. */
public final class Undefined {
  private final UndefinedMode mode;
  private final String message;

  private Undefined(UndefinedMode mode, String message) {
    this.mode = mode;
    this.message = message;
  }

  /** With a message of its own. */
  public static Undefined because(UndefinedMode mode, String message) {
    return new Undefined(mode, message);
  }

  /** A name that no scope knows. */
  public static Undefined name(UndefinedMode mode, String name) {
    return new Undefined(mode, "'" + name + "' is undefined");
  }

  /** An attribute or item that a value doesn't have. */
  public static Undefined member(UndefinedMode mode, @Nullable Object owner, @Nullable Object key) {
    String type = owner == null ? "None" : Types.name(owner) + " object";
    String message =
        key instanceof String name
            ? "'" + type + "' has no attribute " + Repr.of(name)
            : type + " has no element " + Repr.of(key);
    return new Undefined(mode, message);
  }

  /** What may be done with it. */
  public UndefinedMode mode() {
    return mode;
  }

  /** Why it is undefined. */
  public String message() {
    return message;
  }

  /** The error that a forbidden use raises. */
  public PythonException error() {
    return PythonException.of(ErrorType.UNDEFINED, message);
  }

  /** Raises unless it may be printed, tested and iterated. */
  public void allowReading() {
    if (mode == UndefinedMode.STRICT) {
      throw error();
    }
  }

  /** Itself, where its members and calls are allowed. */
  public Undefined member() {
    if (mode != UndefinedMode.LENIENT) {
      throw error();
    }
    return this;
  }

  @Override
  public String toString() {
    return "Undefined(" + message + ")";
  }
}
