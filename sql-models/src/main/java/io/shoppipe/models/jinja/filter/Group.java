package io.shoppipe.models.jinja.filter;

import io.shoppipe.python.Comparison;
import io.shoppipe.python.Members;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Repr;
import io.shoppipe.python.Tuple;
import io.shoppipe.python.Undefined;
import io.shoppipe.python.UndefinedMode;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A group of {@code groupby}: a pair whose parts have names. */
record Group(@Nullable Object grouper, List<Object> list) implements PythonObject {
  private Tuple pair() {
    return Tuple.of(grouper, list);
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "grouper" -> grouper;
      case "list" -> list;
      default -> MISSING;
    };
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    Object found = Members.item(pair(), key, UndefinedMode.DEFAULT);
    return found instanceof Undefined ? MISSING : found;
  }

  @Override
  public Iterator<@Nullable Object> iterate() {
    return pair().iterator();
  }

  @Override
  public boolean iterable() {
    return true;
  }

  @Override
  public boolean contains(@Nullable Object item) {
    return pair().stream().anyMatch(part -> Comparison.equal(part, item));
  }

  @Override
  public int length() {
    return 2;
  }

  @Override
  public String string() {
    return Repr.of(pair());
  }

  @Override
  public String typeName() {
    return "_GroupTuple";
  }
}
