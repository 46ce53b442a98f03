package io.shoppipe.models.jinja;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoppipe.models.jinja.syntax.Whitespace;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.Repr;
import io.shoppipe.python.SetMethods;
import io.shoppipe.python.Types;
import io.shoppipe.python.UndefinedMode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every stored case must give what the real Jinja2 gave; generate.py beside them made them. */
class Jinja2ComparisonTest {
  private static final List<String> FILES =
      List.of(
          "errors",
          "filters",
          "macros",
          "methods",
          "native",
          "statements",
          "tests",
          "undefined",
          "values");
  private static final int FEWEST_CASES = 1_000;
  private static final ObjectMapper JSON = new ObjectMapper();

  @TestFactory
  Stream<DynamicContainer> rendersAsJinja2Does() {
    return FILES.stream()
        .map(file -> DynamicContainer.dynamicContainer(file, cases(file).map(this::test)));
  }

  @Test
  void findsTheCases() {
    assertThat(FILES.stream().mapToLong(file -> cases(file).count()).sum())
        .isGreaterThan(FEWEST_CASES);
  }

  private DynamicTest test(JsonNode stored) {
    String source = stored.get("source").asText();
    return DynamicTest.dynamicTest(
        stored.get("number") + ": " + source,
        () -> {
          String expected =
              stored.has("error")
                  ? "error " + stored.get("error").asText()
                  : stored.get("expected").asText();
          assertThat(result(source, stored.get("options"))).isEqualTo(expected);
        });
  }

  private static String result(String source, JsonNode options) {
    try {
      Template template = environment(options).parse("case", source);
      Map<String, Object> context = context();
      if (!options.has("native")) {
        return template.render(context);
      }
      Object value = template.evaluateNative(context);
      return Types.name(value) + " " + Repr.of(value);
    } catch (PythonException e) {
      return "error " + e.type().pythonName();
    }
  }

  private static JinjaEnvironment environment(JsonNode options) {
    String mode = options.path("mode").asText("strict").toUpperCase(Locale.ROOT);
    return JinjaEnvironment.standard()
        .withGlobal(
            "set",
            (PythonCallable)
                a -> a.isEmpty() ? SetMethods.of(Set.of()) : SetMethods.of(a.positional().get(0)))
        .withUndefined(UndefinedMode.valueOf(mode))
        .withWhitespace(
            new Whitespace(options.has("trim"), options.has("lstrip"), options.has("keep")));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> context() {
    return (Map<String, Object>) JSON.convertValue(read("context.json"), Map.class);
  }

  private static Stream<JsonNode> cases(String file) {
    return read(file + ".json").valueStream();
  }

  private static JsonNode read(String name) {
    try (InputStream in = Jinja2ComparisonTest.class.getResourceAsStream("/jinja/" + name)) {
      return JSON.readTree(Objects.requireNonNull(in, name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
