package io.shoppipe.models.select;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads {@code --select} and {@code --exclude}: blanks unite, commas intersect. */
public final class Words {
  private final Indirect indirect;

  public Words(Indirect indirect) {
    this.indirect = indirect;
  }

  /** What is selected and not excluded; no {@code select} means all. */
  public Selection selection(List<String> select, List<String> exclude) {
    List<String> chosen = words(select);
    Selection included =
        chosen.isEmpty()
            ? union(List.of("*", "source:*", "exposure:*"), false)
            : union(chosen, true);
    return without(included, words(exclude));
  }

  /** The selection without what these words exclude. */
  public Selection without(Selection included, List<String> exclude) {
    return new Selection.Combined(
        Selection.Operator.DIFFERENCE,
        List.of(included, union(words(exclude), true)),
        Indirect.EAGER,
        "");
  }

  private static List<String> words(List<String> arguments) {
    return arguments.stream()
        .flatMap(argument -> Arrays.stream(argument.strip().split("\\s+")))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private Selection union(List<String> words, boolean given) {
    List<Selection> parts = new ArrayList<>();
    for (String word : words) {
      List<Selection> all = new ArrayList<>();
      for (String part : word.split(",", -1)) {
        all.add(new Selection.Single(Criterion.parse(part), indirect));
      }
      parts.add(
          new Selection.Combined(
              Selection.Operator.INTERSECTION, all, indirect, given ? word : ""));
    }
    return Selection.union(parts, indirect);
  }
}
