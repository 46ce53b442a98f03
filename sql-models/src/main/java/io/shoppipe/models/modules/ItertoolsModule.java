package io.shoppipe.models.modules;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.Iteration;
import io.shoppipe.python.Numbers;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Tuple;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The finite functions of {@code itertools}; they answer lists. */
final class ItertoolsModule implements PythonObject {
  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "chain" -> (PythonCallable) ItertoolsModule::chain;
      case "product" -> (PythonCallable) ItertoolsModule::product;
      case "combinations" -> (PythonCallable) arguments -> picks(arguments, true);
      case "permutations" -> (PythonCallable) arguments -> picks(arguments, false);
      case "zip_longest" -> (PythonCallable) ItertoolsModule::zipLongest;
      case "islice" -> (PythonCallable) ItertoolsModule::slice;
      case "repeat" -> (PythonCallable) ItertoolsModule::repeat;
      default -> MISSING;
    };
  }

  private static List<Object> chain(Arguments arguments) {
    List<Object> all = new ArrayList<>();
    arguments.positional().forEach(part -> all.addAll(Iteration.list(part)));
    return all;
  }

  private static List<Object> product(Arguments arguments) {
    List<List<Object>> pools = new ArrayList<>();
    arguments.positional().forEach(pool -> pools.add(Iteration.list(pool)));
    int repeat = integer(arguments.named().getOrDefault("repeat", 1L));
    List<List<Object>> rows = List.of(List.of());
    for (int round = 0; round < repeat; round++) {
      for (List<Object> pool : pools) {
        rows = extended(rows, pool);
      }
    }
    return tuples(rows);
  }

  private static List<List<Object>> extended(List<List<Object>> rows, List<Object> pool) {
    List<List<Object>> longer = new ArrayList<>();
    for (List<Object> row : rows) {
      for (Object item : pool) {
        List<Object> next = new ArrayList<>(row);
        next.add(item);
        longer.add(next);
      }
    }
    return longer;
  }

  private static List<Object> picks(Arguments arguments, boolean ordered) {
    List<Object> pool = Iteration.list(arguments.positional().get(0));
    int size =
        arguments.positional().size() > 1 ? integer(arguments.positional().get(1)) : pool.size();
    List<List<Integer>> rows = List.of(List.of());
    for (int step = 0; step < size; step++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> row : rows) {
        for (int i = ordered && !row.isEmpty() ? row.get(row.size() - 1) + 1 : 0;
            i < pool.size();
            i++) {
          if (!row.contains(i)) {
            List<Integer> next = new ArrayList<>(row);
            next.add(i);
            longer.add(next);
          }
        }
      }
      rows = longer;
    }
    List<Object> picked = new ArrayList<>();
    rows.forEach(row -> picked.add(Tuple.copyOf(row.stream().map(pool::get).toList())));
    return picked;
  }

  private static List<Object> zipLongest(Arguments arguments) {
    List<List<Object>> columns = new ArrayList<>();
    arguments.positional().forEach(column -> columns.add(Iteration.list(column)));
    int longest = columns.stream().mapToInt(List::size).max().orElse(0);
    List<Object> rows = new ArrayList<>();
    for (int i = 0; i < longest; i++) {
      List<@Nullable Object> row = new ArrayList<>();
      for (List<Object> column : columns) {
        row.add(i < column.size() ? column.get(i) : arguments.named().get("fillvalue"));
      }
      rows.add(Tuple.copyOf(row));
    }
    return rows;
  }

  private static List<Object> slice(Arguments arguments) {
    List<Object> all = Iteration.list(arguments.positional().get(0));
    boolean both = arguments.positional().size() > 2;
    int from = both ? integer(arguments.positional().get(1)) : 0;
    Object stop = arguments.positional().get(both ? 2 : 1);
    int to = stop == null ? all.size() : Math.min(all.size(), integer(stop));
    return new ArrayList<>(all.subList(Math.min(from, to), to));
  }

  private static List<@Nullable Object> repeat(Arguments arguments) {
    List<@Nullable Object> all = new ArrayList<>();
    for (int i = 0; i < integer(arguments.positional().get(1)); i++) {
      all.add(arguments.positional().get(0));
    }
    return all;
  }

  private static List<Object> tuples(List<List<Object>> rows) {
    List<Object> tuples = new ArrayList<>();
    rows.forEach(row -> tuples.add(Tuple.copyOf(row)));
    return tuples;
  }

  private static int integer(@Nullable Object value) {
    return (int) Numbers.toLong(value);
  }

  @Override
  public String typeName() {
    return "module";
  }
}
