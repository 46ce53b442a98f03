package io.shoppipe.singer.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class DocumentCheckTest {
  private static final DocumentCheck CHECK =
      new DocumentCheck(SettingsSchema.resource(DocumentCheckTest.class, "/document.json"));

  @Test
  void namesEveryPlaceThatIsWrong() throws IOException {
    Problems problems = new Problems();
    CHECK.check(
        ExactJson.MAPPER.readTree(
            "{\"parts\":[{\"kind\":\"a\"},{\"kind\":\"c\",\"knd\":1}],\"free\":{\"x\":1},\"pats\":2}"),
        "file f",
        problems);
    assertThat(problems.lines())
        .containsExactlyInAnyOrder(
            "file f, at /parts/1/kind: is 'c', but must be one of a, b. Did you mean 'a'?",
            "file f, at /parts/1/knd: no such key is known. Did you mean 'kind'?",
            "file f, at /pats: no such key is known. Did you mean 'parts'?",
            "file f, at /name: the required setting 'name' is missing.");
  }

  @Test
  void saysNothingOfWhatIsRight() throws IOException {
    Problems problems = new Problems();
    CHECK.check(
        ExactJson.MAPPER.readTree("{\"name\":\"/n\",\"parts\":[{\"kind\":\"b\"}]}"), "f", problems);
    assertThat(problems.lines()).isEmpty();
  }
}
