package io.shoppipe.python;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of one type, by name. Filled once, then only read. */
final class MethodTable<T> {
  private final Map<String, Method<T>> methods = new HashMap<>();
  private final String type;

  MethodTable(String type) {
    this.type = type;
  }

  /** What a method does with its object and its arguments. */
  @FunctionalInterface
  interface Body<T> {
    @Nullable Object call(T self, Bound arguments);
  }

  private record Method<T>(Signature signature, Body<T> body) {}

  /** A method that takes any arguments, as they come. */
  @FunctionalInterface
  interface FreeBody<T> {
    @Nullable Object call(T self, Arguments arguments);
  }

  private final Map<String, FreeBody<T>> free = new HashMap<>();

  MethodTable<T> add(String name, Body<T> body) {
    return add(name, new String[0], body);
  }

  MethodTable<T> add(String name, String parameter, Body<T> body) {
    return add(name, new String[] {parameter}, body);
  }

  MethodTable<T> add(String name, String[] parameters, Body<T> body) {
    methods.put(name, new Method<>(Signature.of(name, parameters), body));
    return this;
  }

  MethodTable<T> addFree(String name, FreeBody<T> body) {
    free.put(name, body);
    return this;
  }

  Set<String> names() {
    Set<String> names = new HashSet<>(methods.keySet());
    names.addAll(free.keySet());
    return names;
  }

  /** The method bound to its object, or {@link PythonObject#MISSING}. */
  Object find(T self, String name) {
    Method<T> method = methods.get(name);
    if (method != null) {
      return new BoundMethod(
          type, name, arguments -> method.body().call(self, arguments.bind(method.signature())));
    }
    FreeBody<T> body = free.get(name);
    return body == null
        ? PythonObject.MISSING
        : new BoundMethod(type, name, arguments -> body.call(self, arguments));
  }

  /** A method as a value. */
  private record BoundMethod(String type, String name, PythonCallable body)
      implements PythonCallable {
    @Override
    public @Nullable Object call(Arguments arguments) {
      return body.call(arguments);
    }

    @Override
    public String toString() {
      return "<built-in method " + name + " of " + type + " object>";
    }
  }
}
