package io.shoppipe.tap.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which cell of a row is which field: by the header's names, which may differ from the fields' in
 * case, blanks and punctuation, by their aliases, or by position.
 */
final class CsvHeader {
  private static final Logger LOG = LoggerFactory.getLogger(CsvHeader.class);

  private final JsonNode byPosition;
  private final boolean exact;
  private final boolean refuseMissing;
  private final boolean refuseExtra;
  private final RecordShape shape;
  private final Map<String, String> exactNames = new LinkedHashMap<>();
  private final Map<String, String> looseNames = new LinkedHashMap<>();

  CsvHeader(RecordShape shape, ObjectNode files) {
    this.shape = shape;
    this.byPosition = files.path("columns");
    this.exact = files.path("match_headers").asText().equals("exact");
    this.refuseMissing = files.path("missing_columns").asText().equals("fail");
    this.refuseExtra = files.path("extra_columns").asText().equals("fail");
    for (String name : shape.names()) {
      exactNames.put(name, name);
      looseNames.putIfAbsent(loose(name), name);
    }
    for (Map.Entry<String, JsonNode> aliases : files.path("column_aliases").properties()) {
      for (JsonNode alias : aliases.getValue()) {
        exactNames.putIfAbsent(alias.asText(), aliases.getKey());
        looseNames.putIfAbsent(loose(alias.asText()), aliases.getKey());
      }
    }
  }

  /** The names by position, for files without a header; nothing where they are not given. */
  Optional<List<String>> given() {
    if (!byPosition.isArray()) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>();
    byPosition.forEach(name -> names.add(name.asText()));
    return Optional.of(names);
  }

  /** For each cell its field, null for one that is left out; {@code where} is file and line. */
  List<@Nullable String> fields(List<String> header, String where) {
    List<String> names = named(header, where);
    List<@Nullable String> fields = new ArrayList<>();
    for (String name : names) {
      fields.add(exactNames.get(name));
    }
    refuseTwice(fields, names, where);
    if (!exact) {
      List<@Nullable String> near = new ArrayList<>();
      for (int i = 0; i < names.size(); i++) {
        String field = fields.get(i) == null ? looseNames.get(loose(names.get(i))) : null;
        near.add(field != null && !fields.contains(field) ? field : null);
      }
      refuseTwice(near, names, where);
      Collections.replaceAll(fields, null, null);
      for (int i = 0; i < names.size(); i++) {
        fields.set(i, fields.get(i) == null ? near.get(i) : fields.get(i));
      }
    }
    checkAny(fields, names, where);
    checkMissing(fields, names, where);
    checkExtra(fields, names, where);
    return fields;
  }

  private List<String> named(List<String> header, String where) {
    Optional<List<String>> given = given();
    if (given.isPresent() && given.get().size() != header.size()) {
      throw SingerException.data(
          where
              + ": has "
              + header.size()
              + " columns, but files.columns names "
              + given.get().size()
              + ". Name each of them.");
    }
    return given.orElseGet(() -> renamed(header));
  }

  /** With the names that {@code columns} gives by number, or by name and occurrence. */
  private List<String> renamed(List<String> header) {
    Map<String, String> byOccurrence = new TreeMap<>();
    for (Map.Entry<String, JsonNode> column : byPosition.properties()) {
      byOccurrence.put(occurrence(column.getKey()), column.getValue().asText());
    }
    Map<String, Integer> counted = new TreeMap<>();
    List<String> names = new ArrayList<>();
    for (String own : header) {
      int number = counted.merge(loose(own), 1, Integer::sum);
      String name = byOccurrence.getOrDefault(loose(own) + "#" + number, clean(own));
      names.add(byPosition.path(String.valueOf(names.size() + 1)).asText(name));
    }
    return names;
  }

  private static String occurrence(String key) {
    int hash = key.lastIndexOf('#');
    return hash < 0 ? key : loose(key.substring(0, hash)) + key.substring(hash);
  }

  private static void refuseTwice(List<@Nullable String> fields, List<String> names, String where) {
    Map<String, Integer> first = new TreeMap<>();
    for (int i = 0; i < fields.size(); i++) {
      String field = fields.get(i);
      Integer before = field == null ? null : first.putIfAbsent(field, i);
      if (before != null) {
        throw SingerException.data(
            where
                + ": columns "
                + (before + 1)
                + " and "
                + (i + 1)
                + " ('"
                + names.get(before)
                + "' and '"
                + names.get(i)
                + "') are both the field '"
                + field
                + "'. Name one of them by its position: files.columns: {\""
                + (i + 1)
                + "\": \"…\"}, or {\""
                + names.get(i)
                + "#2\": \"…\"}.");
      }
    }
  }

  /** Records of nothing but nulls are no records. */
  private void checkAny(List<@Nullable String> fields, List<String> names, String where) {
    if (shape.names().isEmpty() || !fields.stream().allMatch(Objects::isNull)) {
      return;
    }
    String remedy =
        names.size() == 1 && names.get(0).matches(".*[;|\\t,].*")
            ? "Set files.delimiter to what parts the cells."
            : "Name them in files.column_aliases or files.columns.";
    throw SingerException.data(
        where
            + ": no column is a field of the schema; it has "
            + String.join(", ", names)
            + ". "
            + remedy);
  }

  private void checkMissing(List<@Nullable String> fields, List<String> names, String where) {
    for (String name : shape.names()) {
      if (!fields.contains(name) && (refuseMissing || shape.isKey(name))) {
        throw SingerException.data(
            where
                + ": has no column '"
                + name
                + "'; it has "
                + String.join(", ", names)
                + "."
                + NearMiss.hint(name, names)
                + " Name it in files.column_aliases or files.columns.");
      }
    }
  }

  private void checkExtra(List<@Nullable String> fields, List<String> names, String where) {
    List<String> extra = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      if (fields.get(i) == null && !names.get(i).isEmpty()) {
        extra.add(names.get(i));
      }
    }
    if (extra.isEmpty()) {
      return;
    }
    String what = where + ": the schema has no field for " + String.join(", ", extra);
    if (refuseExtra) {
      throw SingerException.data(what + ". Add them to it, or set files.extra_columns: ignore.");
    }
    LOG.info("{}: left out", what);
  }

  private static String clean(String name) {
    return name.replace('\u00A0', ' ').replace("\uFEFF", "").strip();
  }

  private static String loose(String name) {
    return clean(name).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "_");
  }

  Set<String> known() {
    return shape.names();
  }
}
