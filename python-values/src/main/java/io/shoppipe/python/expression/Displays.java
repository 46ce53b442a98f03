package io.shoppipe.python.expression;

import io.shoppipe.python.ErrorType;
import io.shoppipe.python.FormatSpecs;
import io.shoppipe.python.Iteration;
import io.shoppipe.python.Keys;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.Repr;
import io.shoppipe.python.SetMethods;
import io.shoppipe.python.Truth;
import io.shoppipe.python.Tuple;
import io.shoppipe.python.Types;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lists, tuples, sets, dicts, comprehensions and format texts. */
final class Displays {
  private Displays() {}

  /** An item of a display; {@code spread}: it stands for its own items. */
  record Item(Expression expression, boolean spread) {}

  /** What kind of sequence a display makes. */
  enum Kind {
    LIST,
    TUPLE,
    SET;

    Object of(List<@Nullable Object> items) {
      return switch (this) {
        case LIST -> items;
        case TUPLE -> Tuple.copyOf(items);
        case SET -> SetMethods.of(items);
      };
    }
  }

  record Sequence(Kind kind, List<Item> items) implements Expression {
    Sequence {
      items = List.copyOf(items);
    }

    @Override
    public Object value(Scope scope) {
      List<@Nullable Object> values = new ArrayList<>(items.size());
      for (Item item : items) {
        Object value = item.expression().value(scope);
        if (item.spread()) {
          Iteration.over(value).forEachRemaining(values::add);
        } else {
          values.add(value);
        }
      }
      return kind.of(values);
    }
  }

  /** An entry of a dict; without a key the value is a dict whose entries are taken over. */
  record Entry(@Nullable Expression key, Expression value) {}

  record Dict(List<Entry> entries) implements Expression {
    Dict {
      entries = List.copyOf(entries);
    }

    @Override
    public Object value(Scope scope) {
      Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
      for (Entry entry : entries) {
        Object value = entry.value().value(scope);
        if (entry.key() != null) {
          Keys.put(map, entry.key().value(scope), value);
        } else if (value instanceof Map<?, ?> other) {
          other.forEach((key, item) -> Keys.put(map, key, item));
        } else {
          throw PythonException.of(
              ErrorType.TYPE, "'" + Types.name(value) + "' object is not a mapping");
        }
      }
      return map;
    }
  }

  /** {@code for targets in items if conditions}; more than one target takes an item apart. */
  record Loop(List<String> targets, Expression items, List<Expression> conditions) {
    Loop {
      targets = List.copyOf(targets);
      conditions = List.copyOf(conditions);
    }

    void assign(LocalScope scope, @Nullable Object item) {
      if (targets.size() == 1) {
        scope.set(targets.get(0), item);
        return;
      }
      List<Object> parts = Iteration.list(item);
      if (parts.size() != targets.size()) {
        throw PythonException.of(
            ErrorType.VALUE, "expected " + targets.size() + " values, found " + parts.size());
      }
      for (int i = 0; i < parts.size(); i++) {
        scope.set(targets.get(i), parts.get(i));
      }
    }
  }

  /** A comprehension; {@code kind} is null for a dict, whose {@code key} is not. */
  record Comprehension(
      @Nullable Kind kind, @Nullable Expression key, Expression value, List<Loop> loops)
      implements Expression {
    Comprehension {
      loops = List.copyOf(loops);
    }

    @Override
    public Object value(Scope scope) {
      List<@Nullable Object> items = new ArrayList<>();
      Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
      walk(0, new LocalScope(scope), items, map);
      return kind == null ? map : kind.of(items);
    }

    private void walk(
        int depth,
        LocalScope scope,
        List<@Nullable Object> items,
        Map<@Nullable Object, @Nullable Object> map) {
      if (depth == loops.size()) {
        if (key == null) {
          items.add(value.value(scope));
        } else {
          Keys.put(map, key.value(scope), value.value(scope));
        }
        return;
      }
      Loop loop = loops.get(depth);
      for (Iterator<Object> all = Iteration.over(loop.items().value(scope)); all.hasNext(); ) {
        scope.step();
        loop.assign(scope, all.next());
        if (loop.conditions().stream().allMatch(test -> Truth.of(test.value(scope)))) {
          walk(depth + 1, scope, items, map);
        }
      }
    }
  }

  /** {@code {value:spec}} of a format text; an empty spec is none. */
  record Formatted(Expression value, Expression spec) implements Expression {
    @Override
    public Object value(Scope scope) {
      return FormatSpecs.format(value.value(scope), Repr.text(spec.value(scope)));
    }
  }

  /** Texts, one behind the other. */
  record Joined(List<Expression> parts) implements Expression {
    Joined {
      parts = List.copyOf(parts);
    }

    @Override
    public Object value(Scope scope) {
      StringBuilder text = new StringBuilder();
      parts.forEach(part -> text.append(Repr.text(part.value(scope))));
      return text.toString();
    }
  }
}
