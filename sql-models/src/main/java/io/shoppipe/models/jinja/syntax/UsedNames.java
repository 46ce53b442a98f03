package io.shoppipe.models.jinja.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Which of the names that only macros have are mentioned in a macro's body. */
final class UsedNames {
  private static final Set<String> SPECIAL = Set.of("caller", "kwargs", "varargs");

  private final Deque<Set<String>> open = new ArrayDeque<>();

  void begin() {
    open.push(new HashSet<>());
  }

  /** What was used since the beginning; it counts for the enclosing macro too. */
  Set<String> end() {
    Set<String> used = open.pop();
    if (!open.isEmpty()) {
      open.element().addAll(used);
    }
    return used;
  }

  void add(String name) {
    if (!open.isEmpty() && SPECIAL.contains(name)) {
      open.element().add(name);
    }
  }
}
