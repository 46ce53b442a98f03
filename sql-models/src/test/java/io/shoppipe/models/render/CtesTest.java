package io.shoppipe.models.render;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CtesTest {
  private static final Map<String, String> CTE = Map.of("c", "select 1");

  @Test
  void putsAWithInFrontOfAQueryWithoutOne() {
    assertThat(Ctes.inject(CTE, "select * from c"))
        .isEqualTo("with c as (\nselect 1\n)\nselect * from c");
  }

  @Test
  void goesFirstInAnExistingWith() {
    assertThat(Ctes.inject(CTE, "-- note\nWITH a as (select 2) select * from a, c"))
        .isEqualTo("-- note\nWITH c as (\nselect 1\n), a as (select 2) select * from a, c");
  }

  @Test
  void keepsRecursive() {
    assertThat(Ctes.inject(CTE, "/* x */ with recursive a as (select 2) select 1"))
        .isEqualTo("/* x */ with recursive  c as (\nselect 1\n), a as (select 2) select 1");
  }

  @Test
  void aCommentThatNamesWithIsNoWith() {
    assertThat(Ctes.inject(CTE, "-- with love\nselect 2"))
        .isEqualTo("with c as (\nselect 1\n)\n-- with love\nselect 2");
  }
}
