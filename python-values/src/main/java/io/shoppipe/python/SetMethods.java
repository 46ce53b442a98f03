package io.shoppipe.python;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of set, and {@code set(...)} itself. */
public final class SetMethods {
  static final MethodTable<Set<Object>> TABLE =
      new MethodTable<Set<Object>>("set")
          .add("add", "member", (self, a) -> put(self, a.at(0)))
          .add("remove", "member", (self, a) -> take(self, a.at(0), true))
          .add("discard", "member", (self, a) -> take(self, a.at(0), false))
          .add("isdisjoint", "other", (self, a) -> common(self, a.at(0)).isEmpty())
          .add("issubset", "other", (self, a) -> subset(self, of(a.at(0))))
          .add("issuperset", "other", (self, a) -> subset(of(a.at(0)), self))
          .add("symmetric_difference", "other", (self, a) -> symmetric(self, of(a.at(0))))
          .add("copy", (self, a) -> new LinkedHashSet<>(self))
          .addFree("union", SetMethods::union)
          .addFree("update", SetMethods::update)
          .addFree("intersection", SetMethods::intersection)
          .addFree("difference", SetMethods::difference);

  private SetMethods() {}

  /** {@code set(iterable)}: a new set, in the order of the items. */
  public static Set<Object> of(@Nullable Object iterable) {
    Set<Object> set = new LinkedHashSet<>();
    Iteration.over(iterable).forEachRemaining(item -> Keys.add(set, item));
    return set;
  }

  private static @Nullable Object put(Set<Object> self, @Nullable Object member) {
    Keys.add(self, member);
    return null;
  }

  private static @Nullable Object take(Set<Object> self, @Nullable Object member, boolean needed) {
    Object stored = Keys.stored(self, Keys.hashable(member));
    if (stored == PythonObject.MISSING && needed) {
      throw PythonException.of(ErrorType.KEY, Repr.of(member));
    }
    self.remove(stored);
    return null;
  }

  private static Set<Object> common(Set<Object> self, @Nullable Object other) {
    Set<Object> others = of(other);
    Set<Object> common = new LinkedHashSet<>(self);
    common.removeIf(item -> !Keys.in(others, item));
    return common;
  }

  private static boolean subset(Set<Object> small, Set<Object> large) {
    return small.stream().allMatch(item -> Keys.in(large, item));
  }

  private static Object symmetric(Set<Object> self, Set<Object> other) {
    Set<Object> result = new LinkedHashSet<>(self);
    result.removeIf(item -> Keys.in(other, item));
    other.stream().filter(item -> !Keys.in(self, item)).forEach(result::add);
    return result;
  }

  private static Set<Object> union(Set<Object> self, Arguments others) {
    Set<Object> result = new LinkedHashSet<>(self);
    update(result, others);
    return result;
  }

  private static @Nullable Object update(Set<Object> self, Arguments others) {
    for (Object other : others.positional()) {
      for (Iterator<Object> items = Iteration.over(other); items.hasNext(); ) {
        Keys.add(self, items.next());
      }
    }
    return null;
  }

  private static Set<Object> intersection(Set<Object> self, Arguments others) {
    Set<Object> result = new LinkedHashSet<>(self);
    others.positional().forEach(other -> result.retainAll(common(self, other)));
    return result;
  }

  private static Set<Object> difference(Set<Object> self, Arguments others) {
    Set<Object> result = new LinkedHashSet<>(self);
    others.positional().forEach(other -> result.removeAll(common(self, other)));
    return result;
  }
}
