package io.shoppipe.target.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.target.plan.Slot;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What lies in the tables after a run that only adds rows. */
record Tables(Warehouse warehouse, Optional<String> arrival) {
  static final String SCHEMA = "fuzz";

  /** A stream's table, and its fields' columns. */
  private record Place(TableName table, Map<String, String> columns) {
    String column(String field) {
      return columns.getOrDefault(field, "");
    }
  }

  /** Leaves nothing of a run before. */
  static void forget(Warehouse warehouse) {
    try (Session session = warehouse.open()) {
      session.execute("DROP SCHEMA IF EXISTS " + SCHEMA + " CASCADE");
      session
          .relations("_singer")
          .forEach(
              each -> session.execute("DELETE FROM " + warehouse.dialect().quote(each.name())));
    }
  }

  /**
   * Every row is a record that was sent, in its place where rows keep their order, but for those
   * that were put aside; no record before the line that ended the run is missing if it ended {@code
   * well}, nor any behind a gap.
   */
  void areWhatWasSent(List<SentRecord> sent, long endedAt, boolean well) {
    try (Session session = warehouse.open()) {
      Set<Long> aside = new HashSet<>();
      session
          .query("SELECT line FROM _singer.rejects")
          .rows()
          .forEach(row -> aside.add((Long) row.get(0)));
      Map<String, List<SentRecord>> taken =
          sent.stream()
              .filter(record -> record.line() < endedAt && !aside.contains(record.line()))
              .collect(Collectors.groupingBy(SentRecord::stream));
      places(session)
          .forEach(
              (stream, place) ->
                  check(session, place, taken.getOrDefault(stream, List.of()), well));
    }
  }

  private void check(Session session, Place place, List<SentRecord> sent, boolean well) {
    Table table = session.table(place.table()).orElseThrow();
    List<String> fields = List.copyOf(place.columns().keySet());
    String columns =
        fields.stream()
            .map(field -> dialect().quote(place.column(field)))
            .collect(Collectors.joining(", "));
    List<List<@Nullable Object>> rows =
        session
            .query(
                "SELECT "
                    + columns
                    + " FROM "
                    + dialect().quote(place.table())
                    + arrival.map(order -> " ORDER BY " + order).orElse(""))
            .rows();
    if (well) {
      assertThat(rows).as("rows of %s", place.table()).hasSameSizeAs(sent);
    } else {
      assertThat(rows).as("rows of %s", place.table()).hasSizeLessThanOrEqualTo(sent.size());
    }
    List<Table.TableColumn> held =
        fields.stream().map(field -> table.column(place.column(field)).orElseThrow()).toList();
    BitSet left = new BitSet();
    left.set(0, sent.size());
    for (List<@Nullable Object> row : rows) {
      int first = left.nextSetBit(0);
      int found = first;
      while (arrival.isEmpty() && found >= 0 && !isSame(sent.get(found), fields, row, held)) {
        found = left.nextSetBit(found + 1);
      }
      for (int i = 0; i < fields.size(); i++) {
        check(sent.get(found < 0 ? first : found), fields.get(i), row.get(i), held.get(i));
      }
      left.clear(found);
    }
  }

  private static boolean isSame(
      SentRecord sent,
      List<String> fields,
      List<@Nullable Object> row,
      List<Table.TableColumn> held) {
    return IntStream.range(0, fields.size())
        .allMatch(i -> isSame(sent, fields.get(i), row.get(i), held.get(i)));
  }

  private static void check(
      SentRecord sent, String field, @Nullable Object held, Table.TableColumn column) {
    assertThat(isSame(sent, field, held, column))
        .as(
            "line %s, field '%s', %s: sent %.200s, holds %.200s",
            sent.line(), field, column.nativeType(), sent.record().path(field), held)
        .isTrue();
  }

  private static boolean isSame(
      SentRecord sent, String field, @Nullable Object held, Table.TableColumn column) {
    JsonNode value = sent.record().path(field);
    boolean nothing = value.isMissingNode() || value.isNull();
    return held == null
        ? nothing || !sent.declared().contains(field)
        : !nothing && SameValue.is(value, held, column.type().kind());
  }

  private Map<String, Place> places(Session session) {
    Map<String, Place> places = new LinkedHashMap<>();
    String sql =
        "SELECT stream, table_name, field, variant, column_name FROM _singer.identifiers ORDER BY"
            + " stream, field";
    for (var row : session.query(sql).rows()) {
      String stream = new Slot(String.valueOf(row.get(0)), "").unescaped().field();
      Place place =
          places.computeIfAbsent(
              stream,
              s ->
                  new Place(
                      new TableName(SCHEMA, String.valueOf(row.get(1))), new LinkedHashMap<>()));
      if (row.get(2) != null) {
        String field = new Slot(String.valueOf(row.get(2)), "").unescaped().field();
        place.columns().put(field, String.valueOf(row.get(4)));
      }
    }
    places.values().removeIf(place -> place.columns().isEmpty());
    return places;
  }

  private Dialect dialect() {
    return warehouse.dialect();
  }
}
