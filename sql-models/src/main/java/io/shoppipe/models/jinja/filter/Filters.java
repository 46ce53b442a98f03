package io.shoppipe.models.jinja.filter;

import java.util.HashMap;
import java.util.Map;

/** All filters: Jinja2's and dbt's. */
public final class Filters {
  private Filters() {}

  /** By name; the map is the caller's. */
  public static Map<String, Filter> standard() {
    FilterTable table = new FilterTable();
    TextFilters.addTo(table);
    NumberFilters.addTo(table);
    SequenceFilters.addTo(table);
    OrderFilters.addTo(table);
    SelectionFilters.addTo(table);
    ValueFilters.addTo(table);
    return new HashMap<>(table.filters());
  }
}
