package io.shoppipe.tap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Objects and lists in cells and lines: checked where they stand, the other fields not again. */
final class DocumentsInFilesIT {
  private static final String FIELDS =
      "'id':{'type':'integer'},'doc':{'type':['null','object'],'properties':{'at':{'type':'string','format':'date'},"
          + "'n':{'type':'integer'}},'required':['n']},'list':{'type':['null','array'],'items':{'type':'number'},'maxItems':2}";

  @TempDir Path folder;

  @Test
  void leaveDigitForDigitAndWithoutBlanks() {
    TapResult result =
        run("1,\"{\"\"n\"\" : 1, \"\"x\"\": 1.50}\",\"[1.0, 2e3]\"\n2,,\n3,\"{\"\"n\"\":2}\",[]");
    assertThat(result.err()).isEmpty();
    assertThat(result.out())
        .contains("\"record\":{\"id\":1,\"doc\":{\"n\":1,\"x\":1.50},\"list\":[1.0,2e3]}")
        .contains("\"record\":{\"id\":2,\"doc\":null,\"list\":null}")
        .contains("\"record\":{\"id\":3,\"doc\":{\"n\":2},\"list\":[]}");
  }

  @Test
  void loseTheirPasswords() {
    TapResult cells = run("1,\"{\"\"n\"\":1,\"\"Password\"\":\"\"x\"\"}\",");
    assertThat(cells.records("sale")).hasToString("[{\"id\":1,\"doc\":{\"n\":1},\"list\":null}]");
    TapResult lines =
        tap()
            .fields(FIELDS)
            .file("a.jsonl", "{\"id\":1,\"doc\":{\"n\":1,\"more\":[{\"password\":1}]}}")
            .read("a.jsonl")
            .run();
    assertThat(lines.records("sale")).hasToString("[{\"id\":1,\"doc\":{\"n\":1,\"more\":[{}]}}]");
  }

  @Test
  void areRefusedWhereTheirSchemaIs() {
    refused("1,\"{\"\"n\"\":1.5}\",", "doc");
    refused("1,\"{\"\"x\"\":1}\",", "doc");
    refused("1,\"{\"\"n\"\":1,\"\"at\"\":\"\"soon\"\"}\",", "doc");
    refused("1,5,", "doc");
    refused("1,[],", "doc");
    refused("1,,\"[1,2,3]\"", "list");
    refused("1,,\"[\"\"x\"\"]\"", "list");
    assertThat(run("1,{n:1},").err()).contains("column 'doc': '{n:1}' is no JSON");
    assertThat(run("1,{} {},").err()).contains("column 'doc': '{} {}' is no JSON");
  }

  private void refused(String row, String field) {
    TapResult result = run(row);
    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).contains(field);
    assertThat(result.records("sale")).isEmpty();
  }

  private TapResult run(String rows) {
    return tap().fields(FIELDS).file("a.csv", "id,doc,list\n" + rows).read("a.csv").run();
  }

  private FilesTap tap() {
    return new FilesTap(folder);
  }
}
