package io.shoppipe.target.plan;

import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.Table.TableColumn;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives each field its column: the one it had before, else one of its own name if the warehouse can
 * hold that and no other field has it, else one with a hash. Which of several new fields of one
 * name but for its case has the name itself does not depend on their order. Pure, but for what it
 * gave before.
 */
final class ColumnNames {
  private final NameRules rules;
  private final Map<Slot, String> known;
  private final List<String> existing;
  private final Set<String> taken = new HashSet<>();

  /** {@code reserved}: names of columns that no field may have. */
  ColumnNames(
      NameRules rules,
      Map<Slot, String> known,
      Optional<Table> existing,
      Collection<String> reserved) {
    this.rules = rules;
    this.known = new HashMap<>(known);
    this.existing =
        existing.stream().flatMap(t -> t.columns().stream()).map(TableColumn::name).toList();
    known.values().forEach(column -> taken.add(rules.fold(column)));
    reserved.forEach(column -> taken.add(rules.fold(column)));
  }

  /** Names every slot that has no column yet. */
  void assign(Collection<Slot> slots) {
    List<Slot> fresh =
        new ArrayList<>(slots.stream().filter(slot -> !known.containsKey(slot)).toList());
    fresh.sort(
        Comparator.comparing((Slot slot) -> !rules.fitsColumn(slot.plainName()))
            .thenComparing(slot -> !existing.contains(slot.plainName()))
            .thenComparing(slot -> !slot.plainName().equals(rules.fold(slot.plainName())))
            .thenComparing(Slot::plainName)
            .thenComparing(Slot::variant));
    fresh.forEach(slot -> known.put(slot, choose(slot)));
  }

  String of(Slot slot) {
    assign(List.of(slot));
    return known.getOrDefault(slot, "");
  }

  /** All that is known, also of fields that did not come. */
  Map<Slot, String> all() {
    return Map.copyOf(known);
  }

  private String choose(Slot slot) {
    String plain = slot.plainName();
    int digits = NameRules.HASH_DIGITS;
    String name = rules.fitsColumn(plain) ? spelled(plain) : rules.conformed(plain, digits);
    while (!taken.add(rules.fold(name))) {
      name = rules.conformed(plain, digits);
      digits += NameRules.HASH_DIGITS;
    }
    return name;
  }

  /** A column that the table has already keeps its spelling. */
  private String spelled(String name) {
    return existing.contains(name)
        ? name
        : existing.stream().filter(there -> rules.same(there, name)).findFirst().orElse(name);
  }
}
