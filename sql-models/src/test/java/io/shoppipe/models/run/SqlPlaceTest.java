package io.shoppipe.models.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SqlPlaceTest {
  private static final String SQL = "select a,\n  b\nfrom t";

  @Test
  void countsDuckDbsLineFromTheQuerysStart() {
    assertThat(SqlPlace.line("Binder Error LINE 3: b", SQL, 1, 10)).hasValue(2);
  }

  @Test
  void countsPostgresCharacterFromTheQuerysStart() {
    int before = "create table x as (\n".length();
    int character = before + SQL.indexOf("b") + 1;
    assertThat(SqlPlace.line("no column, at character " + character, SQL, 1, before)).hasValue(2);
  }

  @Test
  void isEmptyOutsideTheQuery() {
    assertThat(SqlPlace.line("LINE 1: create", SQL, 1, 10)).isEmpty();
    assertThat(SqlPlace.line("at character 4", SQL, 1, 10)).isEmpty();
    assertThat(SqlPlace.line("no place at all", SQL, 1, 10)).isEmpty();
  }
}
