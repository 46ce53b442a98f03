package io.shoppipe.models.render;

import io.shoppipe.python.PythonCallable;
import java.util.HashMap;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The names that a node's templates see. Macros are looked up when they are asked for: binding them
 * all for each node would cost more than rendering it. For one rendering.
 */
@SuppressWarnings("serial") // it is never written anywhere
final class RenderContext extends HashMap<String, @Nullable Object> {
  private final MacroNamespace macros;
  private final Transaction transaction;

  RenderContext(
      MacroLibrary library,
      Phase phase,
      String adapter,
      String nodePackage,
      Transaction transaction) {
    this.transaction = transaction;
    this.macros = new MacroNamespace(library, phase, adapter, nodePackage, this);
  }

  /** A name of the context's own, whatever macros there are of that name. */
  @Nullable Object plain(String name, @Nullable Object otherwise) {
    return super.containsKey(name) ? super.get(name) : otherwise;
  }

  /** The transaction of the project's own materialization, if it comes to one. */
  Transaction transaction() {
    return transaction;
  }

  MacroNamespace macros() {
    return macros;
  }

  /** Defines what is a macro in dbt and code in ours. */
  void putMacro(String name, PythonCallable macro) {
    put(name, macros.tracked(MacroLibrary.INTERNAL, name, macro));
  }

  /** From now on the macro or the value of that name is this. */
  void override(String name, @Nullable Object value) {
    boolean plain = super.containsKey(name) && !(super.get(name) instanceof PythonCallable);
    if (plain) {
      put(name, value);
    } else {
      macros.override(name, value);
    }
  }

  @Override
  public @Nullable Object get(@Nullable Object key) {
    return getOrDefault(key, null);
  }

  @Override
  public @Nullable Object getOrDefault(@Nullable Object key, @Nullable Object otherwise) {
    if (!(key instanceof String name)) {
      return otherwise;
    }
    Optional<Object> own = macros.own(name);
    if (own.isPresent()) {
      return own.get();
    }
    if (super.containsKey(name)) {
      return super.get(name);
    }
    return macros.outer(name).orElse(otherwise);
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return key instanceof String name
        && (super.containsKey(name)
            || macros.own(name).isPresent()
            || macros.outer(name).isPresent());
  }
}
