package io.shoppipe.singer.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a selection takes out of each record: worked out once, so that a record costs little. */
final class Mask {
  private final List<String> removed = new ArrayList<>();
  private final Map<String, Mask> nested = new LinkedHashMap<>();

  private Mask() {}

  /** The deselected ones of {@code breadcrumbs}; a field of which nothing is said stays. */
  static Mask of(Selection selection, Collection<List<String>> breadcrumbs) {
    Mask root = new Mask();
    for (List<String> breadcrumb : breadcrumbs) {
      boolean field = !breadcrumb.isEmpty() && breadcrumb.size() % 2 == 0;
      boolean gone = field && !selection.selected(breadcrumb);
      if (gone && selection.selected(breadcrumb.subList(0, breadcrumb.size() - 2))) {
        root.remove(breadcrumb);
      }
    }
    return root;
  }

  void apply(ObjectNode record) {
    for (String name : removed) {
      record.remove(name);
    }
    nested.forEach(
        (name, mask) -> {
          if (record.get(name) instanceof ObjectNode object) {
            mask.apply(object);
          }
        });
  }

  private void remove(List<String> breadcrumb) {
    String name = breadcrumb.get(1);
    if (breadcrumb.size() == 2) {
      removed.add(name);
    } else {
      nested
          .computeIfAbsent(name, missing -> new Mask())
          .remove(breadcrumb.subList(2, breadcrumb.size()));
    }
  }
}
