package io.shoppipe.python;

import java.util.Iterator;
import java.util.Locale;

/** Values that come once, as of Python's generators and iterators. Not thread-safe. */
public final class Generator implements PythonObject {
  private final Iterator<?> items;
  private final String typeName;

  /** Of an iterator, with the name of its type in Python. */
  public Generator(String typeName, Iterator<?> items) {
    this.items = items;
    this.typeName = typeName;
  }

  @Override
  public Iterator<Object> iterate() {
    return Iteration.widen(items);
  }

  @Override
  public boolean iterable() {
    return true;
  }

  @Override
  public String string() {
    return String.format(Locale.ROOT, "<%s object at 0x%012x>", typeName, hashCode());
  }

  @Override
  public String typeName() {
    return typeName;
  }
}
