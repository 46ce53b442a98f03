package io.shoppipe.tap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class InferIT {
  @TempDir Path folder;

  @Test
  void findsTheNarrowestTypesThatAllCellsFit() throws IOException {
    JsonNode definition =
        inferred(
            """
            id,code,price,day,at,flag,ref,note,none
            1,007,1.50,2022-01-31,2022-01-31 10:00:00,true,6f1c9a52-8a8f-4f7e-9f0e-0a8a3f0c1d2e,x,
            2,012,3,2022-02-01,2022-02-01,false,6f1c9a52-8a8f-4f7e-9f0e-0a8a3f0c1d2f,,
            """,
            "--key");
    assertThat(definition.path("key_properties")).hasToString("[\"id\"]");
    assertThat(definition.path("files").path("path").asText()).endsWith("a.csv");
    JsonNode fields = definition.at("/schema/properties");
    assertThat(fields.path("id")).hasToString("{\"type\":\"integer\"}");
    assertThat(fields.path("code")).hasToString("{\"type\":[\"null\",\"string\"]}");
    assertThat(fields.path("price")).hasToString("{\"type\":[\"null\",\"number\"]}");
    assertThat(fields.path("day"))
        .hasToString("{\"type\":[\"null\",\"string\"],\"format\":\"date\"}");
    assertThat(fields.path("at"))
        .hasToString("{\"type\":[\"null\",\"string\"],\"format\":\"date-time\"}");
    assertThat(fields.path("flag")).hasToString("{\"type\":[\"null\",\"boolean\"]}");
    assertThat(fields.path("ref"))
        .hasToString("{\"type\":[\"null\",\"string\"],\"format\":\"uuid\"}");
    assertThat(fields.path("note")).hasToString("{\"type\":[\"null\",\"string\"]}");
    assertThat(fields.path("none")).hasToString("{\"type\":[\"null\",\"string\"]}");
  }

  @Test
  void asksForNoKeyByItselfAndReadsNoMoreThanTheSample() throws IOException {
    JsonNode definition = inferred("id,v\n1,1\n2,x\n", "--sample", "1");
    assertThat(definition.path("key_properties")).isEmpty();
    assertThat(definition.at("/schema/properties/v"))
        .hasToString("{\"type\":[\"null\",\"integer\"]}");
  }

  @Test
  void writesADefinitionThatReadsTheSample() throws IOException {
    Path file = folder.resolve("sale.json");
    infer("id,v\n1,a\n2,b\n", "--key", "--output", file.toString());
    TapResult result =
        new TapRunner(folder, "http://localhost:1").with("{'streams':['" + file + "']}").run();
    assertThat(result.err()).isEmpty();
    assertThat(result.records("sale"))
        .hasToString("[{\"id\":1,\"v\":\"a\"}, {\"id\":2,\"v\":\"b\"}]");
  }

  private JsonNode inferred(String rows, String... options) throws IOException {
    TapResult result = infer(rows, options);
    assertThat(result.err()).isEmpty();
    return TapRunner.tree(result.out());
  }

  private TapResult infer(String rows, String... options) throws IOException {
    Path data = Files.writeString(folder.resolve("a.csv"), rows);
    Path config = folder.resolve("config.json");
    Files.writeString(
        config,
        "{\"streams\":[{\"tap_stream_id\":\"sale\",\"files\":{\"path\":\"" + data + "\"}}]}");
    List<String> args = new ArrayList<>(List.of("infer", "--config", config.toString()));
    args.addAll(List.of(options));
    return TapRunner.run(Map.of(), args);
  }
}
