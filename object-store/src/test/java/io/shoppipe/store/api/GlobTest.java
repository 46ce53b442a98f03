package io.shoppipe.store.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.singer.error.SingerException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GlobTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "data/*.csv data/a.csv true",
        "data/*.csv data/b/a.csv false",
        "data/**/*.csv data/a.csv true",
        "data/**/*.csv data/b/c/a.csv true",
        "data/** data/b/a.csv true",
        "batch_???.csv batch_001.csv true",
        "batch_???.csv batch_01.csv false",
        "a?c a/c false",
        "[a-c].csv b.csv true",
        "[!a-c].csv b.csv false",
        "[!a] / false",
        "{store,stores}.csv stores.csv true",
        "{store,stores}.csv source_store.csv false",
        "a\\*.csv a*.csv true",
        "a\\*.csv ab.csv false",
        "a.csv abcsv false",
        "a(1)+.csv a(1)+.csv true",
        "a[.csv a[.csv true",
      })
  void matchesWithinFolders(String pattern, String key, boolean matches) {
    assertThat(Glob.of(pattern).matches(key)).isEqualTo(matches);
  }

  @Test
  void listsFromTheFirstSpecialCharacter() {
    assertThat(Glob.of("data/2021/*/x.csv").prefix()).isEqualTo("data/2021/");
    assertThat(Glob.of("data/x.csv").prefix()).isEqualTo("data/x.csv");
  }

  @Test
  void refusesARangeThatRunsBackwards() {
    assertThatThrownBy(() -> Glob.of("[z-a].csv"))
        .isInstanceOf(SingerException.class)
        .hasMessageStartingWith("'[z-a].csv' is no pattern of file names");
  }
}
