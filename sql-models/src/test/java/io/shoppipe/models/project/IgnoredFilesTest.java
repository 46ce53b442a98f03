package io.shoppipe.models.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IgnoredFilesTest {
  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource({
    "models/ignore*.sql, models/ignored.sql, true",
    "models/ignore*.sql, models/deep/ignored.sql, false",
    "models/ignore*.sql, other/models/ignored.sql, false",
    "old, models/old/a.sql, true",
    "old, models/older/a.sql, false",
    "old/, models/old, false",
    "old/, models/old/a.sql, true",
    "/old, models/old/a.sql, false",
    "*.yml, models/a.yml, true",
    "**/drafts/*.sql, models/x/drafts/a.sql, true",
    "models/**, models/x/a.sql, true",
    "a?c.sql, abc.sql, true",
    "[!a]b.sql, cb.sql, true",
    "[!a]b.sql, ab.sql, false",
    "'*.sql|!keep.sql', models/keep.sql, false",
    "'*.sql|!keep.sql', models/a.sql, true",
    "# a comment, a comment, false",
  })
  void knowsTheFiles(String lines, String path, boolean ignored) throws IOException {
    Files.writeString(root.resolve(".dbtignore"), lines.replace('|', '\n'));

    assertThat(IgnoredFiles.of(root).contains(path)).isEqualTo(ignored);
  }
}
