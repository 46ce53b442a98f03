package io.shoppipe.target.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Alias;
import io.shoppipe.warehouse.api.Warehouse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnNamesTest {
  private static final NameRules POSTGRES = new NameRules(TablePlannerTest.capabilities(true));
  private static final NameRules DUCKDB = new NameRules(TablePlannerTest.capabilities(false));

  @Test
  void theOrderOfFieldsMakesNoDifference() {
    List<String> fields =
        new ArrayList<>(
            List.of("", "a", "A", "ctid", "Ctid", "x".repeat(64), "x".repeat(65), "a\0", "ä", "Ä"));
    Map<Slot, String> names = assign(DUCKDB, Map.of(), fields);
    for (int i = 0; i < 20; i++) {
      Collections.shuffle(fields, new java.util.Random(i));
      assertThat(assign(DUCKDB, Map.of(), fields)).isEqualTo(names);
    }
    assertThat(names.values().stream().map(DUCKDB::fold)).doesNotHaveDuplicates();
    assertThat(names.values()).allMatch(DUCKDB::fitsColumn);
  }

  @Test
  void aNameThatWasGivenStays() {
    Map<Slot, String> first = assign(DUCKDB, Map.of(), List.of("A"));
    Map<Slot, String> second = assign(DUCKDB, first, List.of("a", "A"));
    assertThat(second).containsEntry(Slot.of("A"), "A");
    assertThat(second.get(Slot.of("a"))).matches("a_[0-9a-f]{8}");
    assertThat(assign(DUCKDB, second, List.of("a"))).isEqualTo(second);
  }

  @Test
  void aFieldNamedLikeAnotherOnesHashGetsALongerOne() {
    String hashed = POSTGRES.conformed("ctid", 8);
    Map<Slot, String> names = assign(POSTGRES, Map.of(), List.of("ctid", hashed));
    assertThat(names).containsEntry(Slot.of(hashed), hashed);
    assertThat(names.get(Slot.of("ctid")))
        .matches("ctid_[0-9a-f]{8}|ctid_[0-9a-f]{16}")
        .isNotEqualTo(hashed);
  }

  @Test
  void longNamesAreCutBetweenCharacters() {
    String name = POSTGRES.conformed("🙂".repeat(20), 8);
    assertThat(name.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(63);
    assertThat(name).startsWith("🙂".repeat(13) + "_");
  }

  @ParameterizedTest
  @ValueSource(strings = {Alias.TABLE, Alias.STAGED, Alias.ALL, Alias.PARENT, "_SINGER_OWN_T"})
  void noColumnHidesAnAlias(String alias) {
    for (NameRules rules : List.of(POSTGRES, DUCKDB, bigQuery())) {
      assertThat(rules.fits(alias)).isTrue();
      assertThat(rules.fitsColumn(alias)).isFalse();
      String column = assign(rules, Map.of(), List.of(alias)).getOrDefault(Slot.of(alias), "");
      assertThat(column).matches("_" + alias + "_[0-9a-f]{8}");
      assertThat(rules.fitsColumn(column)).isTrue();
    }
  }

  private static NameRules bigQuery() {
    try (Warehouse warehouse = Warehouses.open(WarehouseConfig.of("bigquery://p/d"))) {
      return new NameRules(warehouse.dialect().capabilities());
    }
  }

  @Test
  void escapedNamesComeBack() {
    for (String name : List.of("", "\\", "a\\u0000", "\0", "\ud800x", "x\udc00", "🙂", "\\\\0")) {
      assertThat(NameRules.unescaped(NameRules.escaped(name))).isEqualTo(name);
    }
  }

  @Test
  void onlyLettersOfAsciiAreFolded() {
    assertThat(DUCKDB.fold("ÄKELVIN\u212a")).isEqualTo("Äkelvin\u212a");
    assertThat(POSTGRES.fold("A")).isEqualTo("A");
  }

  @Test
  void twoStreamsOfOneTableAreRefused() {
    assertThat(new TableNames(POSTGRES).name("A", Map.of("a", "a"))).isEqualTo("A");
    assertThat(new TableNames(DUCKDB).name("a", Map.of("a", "a"))).isEqualTo("a");
    assertThatThrownBy(() -> new TableNames(DUCKDB).name("A", Map.of("a", "a")))
        .isInstanceOf(SingerException.class)
        .hasMessageContaining("stream 'A': its table would be 'A', which stream 'a' has");
  }

  private static Map<Slot, String> assign(
      NameRules rules, Map<Slot, String> known, List<String> fields) {
    ColumnNames names = new ColumnNames(rules, known, Optional.empty(), Set.of());
    Stream<Slot> slots = fields.stream().map(Slot::of);
    names.assign(slots.toList());
    return names.all();
  }
}
