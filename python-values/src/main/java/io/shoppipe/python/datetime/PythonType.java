package io.shoppipe.python.datetime;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A class as a value: called, it makes an object; its members are class methods and constants. */
record PythonType(String name, PythonCallable constructor, Map<String, Object> members)
    implements PythonObject, PythonCallable {
  PythonType {
    members = Map.copyOf(members);
  }

  @Override
  public @Nullable Object call(Arguments arguments) {
    return constructor.call(arguments);
  }

  @Override
  public @Nullable Object attribute(String member) {
    return members.getOrDefault(member, MISSING);
  }

  @Override
  public String string() {
    return "<class 'datetime." + name + "'>";
  }

  @Override
  public String typeName() {
    return "type";
  }
}
