package io.shoppipe.singer.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.Secrets;
import io.shoppipe.singer.error.SingerException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
  private static final SettingsSchema SCHEMA =
      SettingsSchema.resource(ConfigReaderTest.class, "/settings.json");

  @TempDir Path folder;
  private final List<String> warnings = new ArrayList<>();

  @Test
  void readsFileThenEnvironmentThenDefaults() throws IOException {
    Config config =
        read(
            "{\"warehouse\":\"duckdb:a\"}",
            Map.of("X_SOURCE_PAGE_SIZE", "7", "X_WAREHOUSE", "duckdb:b"));
    assertThat(config.requiredText("warehouse")).isEqualTo("duckdb:b");
    assertThat(config.integer("source.page_size")).isEqualTo(7);
    assertThat(config.integer("batch_size_rows")).isEqualTo(1000);
    assertThat(config.text("password")).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  void tellsAllProblemsAtOnceAndWhatWasMeant() {
    assertThatThrownBy(
            () ->
                read(
                    "{\"warehous\":\"x\",\"batch_size_rows\":0,\"streams\":{\"a\":{\"load_method\":\"upsrt\"}}}",
                    Map.of("X_SOURCE_PAGE_SIZE", "many")))
        .isInstanceOfSatisfying(
            SingerException.class,
            failure -> {
              assertThat(failure.kind()).isEqualTo(ErrorKind.CONFIG);
              assertThat(failure.getMessage().lines())
                  .anyMatch(line -> line.contains("batch_size_rows") && line.contains("minimum"))
                  .anyMatch(
                      line ->
                          line.contains("streams.a.load_method is 'upsrt', but must be one of ")
                              && line.contains("Did you mean 'upsert'?"))
                  .anyMatch(line -> line.contains("X_SOURCE_PAGE_SIZE: must be integer"))
                  .anyMatch(line -> line.endsWith("the required setting 'warehouse' is missing."))
                  .anyMatch(
                      line ->
                          line.contains("unknown setting 'warehous'")
                              && line.contains("Did you mean 'warehouse'?"));
            });
    assertThat(warnings).as("said as a problem, so not as a warning too").isEmpty();
  }

  @Test
  void namesTheVariableThatHoldsTheWrongValue() {
    assertThatThrownBy(() -> read("{\"warehouse\":\"duckdb:a\"}", Map.of("X_BATCH_SIZE_ROWS", "0")))
        .hasMessageStartingWith("environment X_BATCH_SIZE_ROWS: batch_size_rows");
  }

  @Test
  void warnsOfUnknownKeysSinceMeltanoAddsSome() throws IOException {
    read("{\"warehouse\":\"a\",\"sourse\":{}}", Map.of());
    assertThat(warnings)
        .singleElement()
        .asString()
        .contains("'sourse' is ignored. Did you mean 'source'?");
  }

  @Test
  void masksSecretsFromThenOn() throws IOException {
    read("{\"warehouse\":\"a\",\"password\":\"hunter2-x\"}", Map.of());
    assertThat(Secrets.mask("login with hunter2-x failed")).isEqualTo("login with *** failed");
    assertThat(Secrets.mask("(last to http://x/?api_key=a.b:c). See http://x/?token=z: no answer"))
        .isEqualTo("(last to http://x/?api_key=***). See http://x/?token=***: no answer");
  }

  @Test
  void namesTheMissingFile() {
    assertThatThrownBy(() -> reader(Map.of()).read(folder.resolve("none.json"), false))
        .hasMessageContaining("none.json: no such file");
  }

  @Test
  void namesThePlaceOfBrokenJson() {
    assertThatThrownBy(() -> read("{\n \"warehouse\": oops}", Map.of()))
        .hasMessageContaining("config.json:2:")
        .hasMessageContaining("not valid JSON");
  }

  private Config read(String json, Map<String, String> environment) throws IOException {
    Path file = folder.resolve("config.json");
    Files.writeString(file, json);
    return reader(environment).read(file, false);
  }

  private ConfigReader reader(Map<String, String> environment) {
    return new ConfigReader(SCHEMA, "X", environment, warnings::add);
  }
}
