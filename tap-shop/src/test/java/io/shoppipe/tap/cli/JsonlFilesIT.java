package io.shoppipe.tap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JsonlFilesIT {
  @TempDir Path folder;

  @Test
  void readsValuesAsTheyStandAndTextsByTheRules() {
    TapResult result =
        tap()
            .file(
                "a.jsonl",
                "{\"id\":1,\"name\":\"a\\u00e9\\\"\",\"amount\":1.10,\"more\":[1]}\r\n\n"
                    + "{\"id\":\"2\",\"name\":\"\",\"amount\":null,\"doc\":{\"a\":[1.0],\"password\":1}}")
            .fields(
                "'id':{'type':'integer'},'name':{'type':['null','string']},'amount':{'type':['null','number']},'doc':{'type':'object'}")
            .read("a.jsonl")
            .run();
    assertThat(result.err()).isEmpty();
    assertThat(result.records("sale"))
        .hasToString(
            "[{\"id\":1,\"name\":\"aé\\\"\",\"amount\":1.10},"
                + " {\"id\":2,\"name\":\"\",\"amount\":null,\"doc\":{\"a\":[1.0]}}]");
  }

  @Test
  void saysWhenTheFileWasReadInMillisecondsAsWarehousesKeepThem() {
    TapResult result = tap().file("a.jsonl", "{\"id\":1}").read("a.jsonl").run();
    assertThat(result.of("RECORD", "sale").get(0).path("time_extracted").asText())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{3})?Z");
  }

  @Test
  void refusesLinesWithPlaceAndRemedy() {
    refused("{\"id\":1,\"name\":5}", "line 1, column 'name': '5' is of type integer, which");
    refused("{\"id\":1.5}", "line 1, column 'id': '1.5' is no integer.");
    refused("[1]", "line 1: is no JSON object. Mend the file; or pass over");
    refused(
        "{\"id\":1}\n{\"id\":",
        "line 2: is no valid JSON: Unexpected end-of-input within/between Object entries. Mend");
    refused("{\"name\":\"x\"}", "line 1: has no field 'id', which the schema requires.");
    refused("{\"id\":1,\"id\":2}", "line 1: is no valid JSON: Duplicate field 'id'");
    TapResult extra =
        tap().file("a.jsonl", "{\"id\":1,\"x\":1}").read("a.jsonl", "'extra_columns':'fail'").run();
    assertThat(extra.err()).contains("line 1: the schema has no field 'x'. Add it to it");
  }

  @Test
  void passesOverInvalidLinesOnRequest() {
    TapResult result =
        tap()
            .file("a.jsonl", "{\"id\":1}\nnonsense\n{\"id\":2}\n")
            .read("a.jsonl", "'on_invalid_record':'skip'")
            .run();
    assertThat(result.ids("sale")).containsExactly(1, 2);
    assertThat(result.log())
        .anySatisfy(
            line ->
                assertThat(line)
                    .contains(
                        "a.jsonl: 1 invalid records were passed over, in lines 2; the first"));
  }

  private void refused(String lines, String reason) {
    TapResult result = tap().file("a.jsonl", lines).read("a.jsonl").run();
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).contains("a.jsonl " + reason);
  }

  private FilesTap tap() {
    return new FilesTap(folder);
  }
}
