package io.shoppipe.models.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertiesReaderTest {
  @Test
  void readsTestsInAllSpellings() {
    List<TestDefinition> tests =
        read("""
                models:
                  - name: m
                    columns:
                      - name: id
                        tests:
                          - unique
                          - relationships: {to: ref('x'), field: id, severity: warn}
                        data_tests:
                          - relationships:
                              name: known
                              arguments: {to: ref('x'), field: id}
                              config: {severity: warn}
                          - test_name: not_null
                            config: {where: a > 1}
                      - name: Odd Name
                        quote: true
                        data_tests: [not_null]
                """)
            .models()
            .get(0)
            .tests();
    assertThat(tests)
        .extracting(TestDefinition::test)
        .containsExactly("relationships", "not_null", "unique", "relationships", "not_null");
    assertThat(tests.get(0).name()).contains("known");
    Map<String, Object> arguments = Map.of("to", "ref('x')", "field", "id", "column_name", "id");
    assertThat(tests.get(0).arguments()).isEqualTo(arguments);
    assertThat(tests.get(3).arguments()).isEqualTo(arguments);
    assertThat(tests.get(0).config()).isEqualTo(Map.of("severity", "warn"));
    assertThat(tests.get(3).config()).isEqualTo(Map.of("severity", "warn"));
    assertThat(tests.get(1).config()).isEqualTo(Map.of("where", "a > 1"));
    assertThat(tests.get(4).arguments()).isEqualTo(Map.of("column_name", "\"Odd Name\""));
  }

  @Test
  void namesThePlaceOfATestThatIsNone() {
    assertThatThrownBy(() -> read("models: [{name: m, data_tests: [{unique: {}, a: {}}]}]"))
        .hasMessageStartingWith(
            "models/s.yml: models[0] 'm'.data_tests: a test must be a name or one 'name: {…}', not");
  }

  @Test
  void sourcesTakeTheirSchemaFromTheirName() {
    SourceProperties table =
        read("sources: [{name: raw, tables: [{name: orders}]}]").sources().get(0);
    assertThat(table.schema()).isEqualTo("raw");
    assertThat(table.identifier()).isEqualTo("orders");
    assertThat(table.database()).isEmpty();
  }

  @Test
  void leavesUnknownResourcesAlone() {
    Properties properties = read("metrics: [{name: m}]\nsaved_queries: 3\nexposures: []");
    assertThat(properties.models()).isEmpty();
    assertThat(properties.sources()).isEmpty();
  }

  private static Properties read(String yaml) {
    return new PropertiesReader((place, text) -> text)
        .read(List.of(new SourceFile("models/s.yml", "s.yml", yaml)));
  }
}
