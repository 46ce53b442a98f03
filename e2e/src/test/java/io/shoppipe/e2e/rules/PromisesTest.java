package io.shoppipe.e2e.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every case and test method that docs/promises.md names is there, and every promise names one. */
class PromisesTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path CASES = ROOT.resolve("target-warehouse/src/test/resources/cases");
  private static final Pattern NAME = Pattern.compile("`([\\w-]+)(?:#(\\w+))?`");

  @Test
  void everyPromiseIsHeldByATestThatExists() throws IOException {
    List<String> rows = rows();
    assertThat(rows).hasSizeGreaterThan(30);
    List<String> missing = new ArrayList<>();
    for (String row : rows) {
      String tests = row.substring(row.indexOf('|', 1));
      Matcher name = NAME.matcher(tests);
      assertThat(name.find()).as("a test is named in: %s", row).isTrue();
      do {
        if (!exists(name.group(1), name.group(2))) {
          missing.add(name.group());
        }
      } while (name.find());
    }
    assertThat(missing)
        .as("named in docs/promises.md, but neither a case nor a test method; mend the page")
        .isEmpty();
  }

  private static List<String> rows() throws IOException {
    return Files.readAllLines(ROOT.resolve("docs/promises.md")).stream()
        .filter(line -> line.startsWith("| ") && !line.startsWith("| what |"))
        .toList();
  }

  private static boolean exists(String name, @Nullable String method) throws IOException {
    if (method == null) {
      return Files.exists(CASES.resolve(name).resolve("expected.json"));
    }
    try (Stream<Path> sources = Files.walk(ROOT, 12)) {
      return sources
          .filter(path -> path.endsWith(name + ".java") && path.toString().contains("/src/test/"))
          .anyMatch(path -> read(path).contains(" void " + method + "("));
    }
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
