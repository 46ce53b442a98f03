package io.shoppipe.models.render;

import io.shoppipe.models.jinja.MacroTemplate;
import io.shoppipe.models.jinja.eval.NamedMacro;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.singer.error.NearMiss;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The macros as one node's templates see them: those of the node's package before the root
 * project's, then packages by name, then our own. For one rendering.
 */
final class MacroNamespace {
  private static final String DEFAULT = "default";

  private final MacroLibrary library;
  private final Phase phase;
  private final String adapter;
  private final String nodePackage;
  private final Map<String, @Nullable Object> context;
  private final Map<String, Optional<Object>> found = new HashMap<>();
  private final Set<String> called = new LinkedHashSet<>();
  private int depth;
  private final Map<String, Object> overrides = new HashMap<>();

  MacroNamespace(
      MacroLibrary library,
      Phase phase,
      String adapter,
      String nodePackage,
      Map<String, @Nullable Object> context) {
    this.library = library;
    this.phase = phase;
    this.adapter = adapter;
    this.nodePackage = nodePackage;
    this.context = context;
  }

  /** From now on the macro, perhaps named with its package, answers that value. */
  void override(String name, @Nullable Object value) {
    PythonCallable constant = arguments -> value;
    overrides.put(name, constant);
    if (name.startsWith(MacroLibrary.INTERNAL + ".")) {
      overrides.putIfAbsent(name.substring(MacroLibrary.INTERNAL.length() + 1), constant);
    }
  }

  /** What stands before the context's own names: macros of the node's package and the root's. */
  Optional<Object> own(String name) {
    if (overrides.containsKey(name)) {
      return Optional.ofNullable(overrides.get(name));
    }
    Optional<Object> local = bound(nodePackage, name).map(Object.class::cast);
    return local.isPresent() ? local : bound(library.root(), name).map(Object.class::cast);
  }

  /** What stands behind them: packages, then our own macros. */
  Optional<Object> outer(String name) {
    return found.computeIfAbsent(name, this::findOuter);
  }

  private Optional<Object> findOuter(String name) {
    if (library.hasPackage(name) || name.equals(nodePackage)) {
      return Optional.of(new PackageNamespace(name));
    }
    return builtin(name).map(Object.class::cast);
  }

  private Optional<PythonCallable> bound(String owner, String name) {
    return library.macro(phase, owner, name).map(macro -> bind(owner, macro));
  }

  private PythonCallable bind(String owner, MacroTemplate macro) {
    return tracked(owner, macro.name(), macro.bind(context));
  }

  /** While parsing, the macro that remembers when a template calls it: not when a macro does. */
  PythonCallable tracked(String owner, String name, PythonCallable macro) {
    if (phase != Phase.PARSE) {
      return macro;
    }
    return new NamedMacro(
        name,
        arguments -> {
          if (depth == 0) {
            called.add("macro." + owner + "." + name);
          }
          depth++;
          try {
            return macro.call(arguments);
          } finally {
            depth--;
          }
        });
  }

  /** The ids of the macros that the template itself has called, while parsing. */
  Set<String> called() {
    return called;
  }

  /** A macro of ours, unless the project has its own version for this adapter. */
  private Optional<PythonCallable> builtin(String name) {
    if (library.has(MacroLibrary.INTERNAL, name)) {
      return search(library.searchOrder(MacroLibrary.INTERNAL), name, new ArrayList<>());
    }
    for (String prefix : List.of(adapter, DEFAULT)) {
      if (name.startsWith(prefix + "__")) {
        String plain = name.substring(prefix.length() + 2);
        return prefix.equals(DEFAULT) ? bound(MacroLibrary.INTERNAL, plain) : raw(plain);
      }
    }
    return Optional.empty();
  }

  /** The project's or a package's own version of one of dbt's macros. */
  Optional<PythonCallable> replacement(String name) {
    if (own(name).orElse(null) instanceof PythonCallable plain) {
      return Optional.of(plain);
    }
    List<String> owners = new ArrayList<>(library.searchOrder(MacroLibrary.INTERNAL));
    owners.remove(MacroLibrary.INTERNAL);
    return search(owners, name, new ArrayList<>());
  }

  private Optional<PythonCallable> raw(String name) {
    return bound(MacroLibrary.INTERNAL, adapter + "__" + name)
        .or(() -> bound(MacroLibrary.INTERNAL, name));
  }

  /** {@code adapter.dispatch}. */
  PythonCallable dispatch(String name, Optional<String> namespace) {
    if (name.contains(".")) {
      throw failed(
          "In adapter.dispatch, got a macro name of '"
              + name
              + "', but '.' is not a valid macro name component.");
    }
    List<String> attempts = new ArrayList<>();
    Optional<PythonCallable> macro =
        namespace.isPresent()
            ? search(library.searchOrder(namespace.get()), name, attempts)
            : flat(name, attempts);
    return macro.orElseThrow(() -> missing(name, namespace, attempts));
  }

  private Optional<PythonCallable> flat(String name, List<String> attempts) {
    for (String prefix : List.of(adapter, DEFAULT)) {
      String full = prefix + "__" + name;
      attempts.add("'" + full + "'");
      Optional<Object> macro = own(full);
      if (macro.isPresent() && macro.get() instanceof PythonCallable callable) {
        return Optional.of(callable);
      }
    }
    return raw(name);
  }

  private Optional<PythonCallable> search(
      List<String> packages, String name, List<String> attempts) {
    for (String owner : packages) {
      for (String prefix : List.of(adapter, DEFAULT)) {
        String full = prefix + "__" + name;
        attempts.add("'" + owner + "." + full + "'");
        Optional<PythonCallable> macro =
            owner.equals(MacroLibrary.INTERNAL) ? raw(name) : bound(owner, full);
        if (macro.isPresent()) {
          return macro;
        }
      }
    }
    return Optional.empty();
  }

  private static PythonException missing(
      String name, Optional<String> namespace, List<String> attempts) {
    return failed(
        "In dispatch: No macro named '%s' found within namespace: '%s'. Searched for: %s"
            .formatted(name, namespace.orElse("None"), String.join(", ", attempts)));
  }

  private static PythonException failed(String problem) {
    return PythonException.of(ErrorType.HOST, problem);
  }

  /** {@code package.macro}. */
  private final class PackageNamespace implements PythonObject {
    private final String owner;

    PackageNamespace(String owner) {
      this.owner = owner;
    }

    @Override
    public @Nullable Object attribute(String name) {
      Object override = overrides.get(owner + "." + name);
      if (override != null) {
        return override;
      }
      if (owner.equals(MacroLibrary.INTERNAL)) {
        Object own = builtin(name).map(Object.class::cast).orElse(MISSING);
        if (own == MISSING && context instanceof RenderContext known) {
          return known.plain(name, MISSING);
        }
        return own;
      }
      Optional<PythonCallable> macro = bound(owner, name);
      if (macro.isEmpty() && phase == Phase.RUN) {
        throw unknown(name);
      }
      return macro.isPresent() ? macro.get() : MISSING;
    }

    private PythonException unknown(String name) {
      return PythonException.of(
          ErrorType.UNDEFINED,
          "the package '%s' has no macro '%s'.%s"
              .formatted(
                  owner,
                  name,
                  NearMiss.hint(name, library.blocks().getOrDefault(owner, Map.of()).keySet())));
    }

    @Override
    public @Nullable Object item(@Nullable Object key) {
      return key instanceof String name ? attribute(name) : MISSING;
    }

    @Override
    public boolean mapping() {
      return true;
    }

    @Override
    public String typeName() {
      return "namespace";
    }
  }
}
