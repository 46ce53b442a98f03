package io.shoppipe.models.jinja;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shoppipe.models.jinja.eval.ReturnSignal;
import io.shoppipe.models.jinja.syntax.TopLevelBlock;
import io.shoppipe.models.jinja.syntax.TopLevelBlock.Kind;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JinjaEnvironmentTest {
  private static final JinjaEnvironment JINJA = JinjaEnvironment.standard();

  private static PythonException failure(String source, Map<String, ?> context) {
    return catchThrowableOfType(
        PythonException.class, () -> JINJA.parse("models/a.sql", source).render(context));
  }

  private static MacroTemplate macro(String source) {
    return JINJA.macro(JinjaEnvironment.topLevelBlocks("macros/m.sql", source).get(0));
  }

  @Test
  void findsTopLevelBlocksByNameWithoutParsingThem() {
    String file =
        """
        {% set ignored = 1 %}
        {# {% macro commented() %}{% endmacro %} #}
        {% macro _m(a, fmt="%Y%m%d%}") -%}{{ "{% endmacro %}" }}{% raw %}{% endmacro %}{% endraw %}
        {%- endmacro %}
        {% test positive(model) %}select 1{% endtest %}
        {% materialization mine, adapter='duckdb', supported_languages=['sql'] %}x{% endmaterialization %}
        {% materialization other, default %}y{% endmaterialization %}
        """;
    List<TopLevelBlock> blocks = JinjaEnvironment.topLevelBlocks("m.sql", file);

    assertThat(blocks)
        .extracting(TopLevelBlock::macroName)
        .containsExactly(
            "_m", "test_positive", "materialization_mine_duckdb", "materialization_other_default");
    assertThat(blocks).extracting(TopLevelBlock::line).containsExactly(3, 5, 6, 7);
    assertThat(blocks.get(1).contents()).isEqualTo("select 1");
    assertThat(blocks.get(1).source()).isEqualTo("{% test positive(model) %}select 1{% endtest %}");
  }

  @Test
  void takesDocsAsPlainText() {
    String file = "{% docs orders %}\nUse {{ ref('x' }} and {% if %}\n{% enddocs %}";
    TopLevelBlock docs = JinjaEnvironment.topLevelBlocks("d.md", file).get(0);

    assertThat(docs.kind()).isEqualTo(Kind.DOCS);
    assertThat(docs.name()).isEqualTo("orders");
    assertThat(docs.contents()).isEqualTo("\nUse {{ ref('x' }} and {% if %}\n");
  }

  @Test
  void refusesABlockThatIsNotClosed() {
    PythonException e =
        catchThrowableOfType(
            PythonException.class,
            () -> JinjaEnvironment.topLevelBlocks("m.sql", "\n{% macro m() %}x"));

    assertThat(e).hasMessage("m.sql:2:1: the block 'macro' is not closed");
  }

  @Test
  void bindsAMacroToTheContextOfItsCaller() {
    PythonCallable macro =
        macro("{% macro m(a: int, b: list[str] = 'x') %}{{ a }}{{ b }}{{ who }}{% endmacro %}")
            .bind(Map.of("who", "caller"));

    assertThat(macro.call(Arguments.of(1L))).isEqualTo("1xcaller");
  }

  @Test
  void parsesAMacroOnlyWhenItIsCalled() {
    PythonCallable broken = macro("{% macro m() %}{{ 1 + }}{% endmacro %}").bind(Map.of());

    PythonException e =
        catchThrowableOfType(PythonException.class, () -> broken.call(Arguments.NONE));
    assertThat(e).hasMessage("macros/m.sql:1:23: unexpected 'end of print statement'");
  }

  @Test
  void returnsAnyValueFromAMacro() {
    Map<String, Object> context = new HashMap<>();
    context.put("return", ReturnSignal.function());
    context.put(
        "m",
        macro("{% macro m(x) %}text{% if x %}{{ return([x, 2]) }}{% endif %}rest{% endmacro %}")
            .bind(context));

    assertThat(JINJA.parse("t", "{{ m(5)[0] + 1 }} {{ m(0) }}").render(context))
        .isEqualTo("6 textrest");
  }

  @Test
  void saysWhereAndThroughWhichMacrosItFailed() {
    PythonException e =
        failure(
            """
            {% macro inner(x) %}
              {{ x.nope.y }}
            {% endmacro %}
            {% macro outer() %}{{ inner({}) }}{% endmacro %}
            select {{ outer() }}""",
            Map.of());

    assertThat(e.type()).isEqualTo(ErrorType.UNDEFINED);
    assertThat(e)
        .hasMessage(
            "models/a.sql:2:13: 'dict object' has no attribute 'nope'"
                + " (in macro inner, called from models/a.sql:4:23)"
                + " (in macro outer, called from models/a.sql:5:11)");
  }

  @Test
  void namesATagThatIsNotSupported() {
    assertThat(failure("a\n{% include 'x' %}", Map.of()))
        .hasMessage("models/a.sql:2:4: the tag 'include' is not supported");
  }

  @Test
  void endsEndlessRecursion() {
    PythonException e = failure("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", Map.of());

    assertThat(e.type()).isEqualTo(ErrorType.RECURSION);
    assertThat(e.problem()).isEqualTo("macro 'm' calls itself without end");
    assertThat(e.macroStack()).hasSizeLessThan(50);
  }

  @Test
  void asksHostObjectsForTheirAttributes() {
    PythonObject relation =
        new PythonObject() {
          @Override
          public @Nullable Object attribute(String name) {
            return name.equals("include")
                ? (PythonCallable) arguments -> "included " + arguments.named().get("schema")
                : MISSING;
          }

          @Override
          public String string() {
            return "\"main\".\"orders\"";
          }

          @Override
          public String typeName() {
            return "Relation";
          }
        };
    Template template =
        JINJA.parse("t", "{{ this }} {{ this.include(schema=false) }} {{ this.x is defined }}");

    assertThat(template.render(Map.of("this", relation)))
        .isEqualTo("\"main\".\"orders\" included false False");
  }

  @Test
  void addsFiltersTestsAndGlobals() {
    JinjaEnvironment extended =
        JINJA
            .withFilter("twice", (value, arguments, context) -> "" + value + value)
            .withTest("big", (value, arguments, context) -> value instanceof Long n && n > 9)
            .withGlobal("who", "me");

    assertThat(extended.parse("t", "{{ who|twice }} {{ 10 is big }}").render(Map.of()))
        .isEqualTo("meme True");
  }

  @Test
  void keepsTypesInNativeRenderings() {
    Map<String, Object> context = Map.of("flag", false, "text", "5");

    assertThat(JINJA.parse("t", "{{ flag }}").evaluateNative(context)).isEqualTo(false);
    assertThat(JINJA.parse("t", "{{ text }}").evaluateNative(context)).isEqualTo("5");
    assertThat(JINJA.parse("t", "{{ text|as_number }}").evaluateNative(context)).isEqualTo(5L);
    assertThat(JINJA.parse("t", "{{ flag }}!").evaluateNative(context)).isEqualTo("False!");
  }
}
