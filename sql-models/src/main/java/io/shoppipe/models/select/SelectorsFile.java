package io.shoppipe.models.select;

import io.shoppipe.models.yaml.YamlMap;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** {@code selectors.yml}: selections by name, one of them perhaps the default. */
public final class SelectorsFile {
  private static final Set<String> OPERATORS = Set.of("union", "intersection");

  private final Map<String, Selection> byName = new LinkedHashMap<>();
  private final Map<String, @Nullable Object> definitions = new LinkedHashMap<>();
  private @Nullable String byDefault;

  /** Reads the definitions; each may use those before it. */
  public SelectorsFile(YamlMap yaml) {
    for (YamlMap selector : yaml.maps("selectors")) {
      String name = selector.requiredText("name");
      Object definition = selector.value("definition");
      if (definition == null) {
        throw SingerException.config(selector.place() + ": has no 'definition'.");
      }
      byName.put(name, read(selector.place(), definition));
      definitions.put(name, selector.values());
      if (selector.value("default") instanceof Boolean flag && flag) {
        remember(selector, name);
      }
    }
  }

  private void remember(YamlMap selector, String name) {
    if (byDefault != null) {
      throw SingerException.config(
          selector.place() + ": '" + byDefault + "' is the default already; only one can be.");
    }
    byDefault = name;
  }

  /** The definitions as they stand in the file. */
  public Map<String, @Nullable Object> definitions() {
    return definitions;
  }

  public Optional<Selection> byDefault() {
    return Optional.ofNullable(byDefault).map(this::named);
  }

  /** The selection of that name. */
  public Selection named(String name) {
    Selection found = byName.get(name);
    if (found == null) {
      throw SingerException.config(
          "selectors.yml: there is no selector '%s'.%s"
              .formatted(name, NearMiss.hint(name, byName.keySet())));
    }
    return found;
  }

  private Selection read(String place, @Nullable Object definition) {
    if (definition instanceof String word) {
      return new Selection.Single(Criterion.parse(word), Indirect.EAGER);
    }
    if (!(definition instanceof Map<?, ?> map)) {
      throw SingerException.config(
          place + ": a definition is a text or a mapping, not " + definition + ".");
    }
    for (String operator : OPERATORS) {
      if (map.containsKey(operator)) {
        return combined(place, operator, map.get(operator));
      }
    }
    return criterion(place, map);
  }

  private Selection combined(String place, String operator, @Nullable Object parts) {
    List<Selection> included = new ArrayList<>();
    List<Selection> excluded = new ArrayList<>();
    for (Object part : listed(place + "." + operator, parts)) {
      if (part instanceof Map<?, ?> map
          && map.containsKey("exclude")
          && !map.containsKey("method")) {
        excluded.add(excluded(place, map));
      } else {
        included.add(read(place, part));
      }
    }
    if (excluded.size() > 1) {
      throw SingerException.config(place + ": only one 'exclude' may stand in a " + operator + ".");
    }
    Selection all =
        new Selection.Combined(
            operator.equals("union") ? Selection.Operator.UNION : Selection.Operator.INTERSECTION,
            included,
            Indirect.EAGER,
            "");
    return excluded.isEmpty() ? all : difference(all, excluded.get(0));
  }

  private Selection excluded(String place, Map<?, ?> map) {
    List<Selection> parts = new ArrayList<>();
    for (Object part : listed(place + ".exclude", map.get("exclude"))) {
      parts.add(read(place, part));
    }
    return parts.size() == 1 ? parts.get(0) : Selection.union(parts, Indirect.EAGER);
  }

  private static Selection difference(Selection all, Selection excluded) {
    return new Selection.Combined(
        Selection.Operator.DIFFERENCE, List.of(all, excluded), Indirect.EAGER, "");
  }

  private static List<?> listed(String place, @Nullable Object value) {
    if (value instanceof List<?> list) {
      return list;
    }
    throw SingerException.config(place + ": must be a list.");
  }

  private Selection criterion(String place, Map<?, ?> map) {
    if (map.size() == 1) {
      Map.Entry<?, ?> only = map.entrySet().iterator().next();
      return single(
          place, Map.of("method", only.getKey(), "value", String.valueOf(only.getValue())));
    }
    if (!map.containsKey("method") || !map.containsKey("value")) {
      throw SingerException.config(
          place + ": needs 'method' and 'value', or one key; found " + map.keySet() + ".");
    }
    Selection base = single(place, map);
    return map.containsKey("exclude") ? difference(base, excluded(place, map)) : base;
  }

  private Selection single(String place, Map<?, ?> map) {
    String method = String.valueOf(map.get("method"));
    String value = String.valueOf(map.get("value"));
    if (method.equals("selector")) {
      return named(value);
    }
    Object mode = map.get("indirect_selection");
    Indirect indirect = mode == null ? Indirect.EAGER : Indirect.of(place, mode.toString());
    Criterion criterion =
        new Criterion(
            method + ":" + value,
            flag(map, "childrens_parents"),
            depth(map, "parents"),
            method,
            value,
            depth(map, "children"));
    return new Selection.Single(criterion, indirect);
  }

  private static boolean flag(Map<?, ?> map, String key) {
    return map.get(key) instanceof Boolean flag && flag;
  }

  private static int depth(Map<?, ?> map, String key) {
    if (!flag(map, key)) {
      return 0;
    }
    return map.get(key + "_depth") instanceof Number number ? number.intValue() : Integer.MAX_VALUE;
  }
}
