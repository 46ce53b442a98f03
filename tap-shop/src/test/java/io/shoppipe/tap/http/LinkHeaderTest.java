package io.shoppipe.tap.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkHeaderTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "</n?a=1,2>; rel=\"next\"",
        "</n?a=1,2>;rel=next",
        "</p>; rel=\"prev\", </n?a=1,2>; rel=\"next\"",
        "</n?a=1,2>; title=\"a, b\"; rel=\"last next\", </p>; rel=prev",
        "</n?a=1,2> ; REL = \"Next\"",
      })
  void findsTheNextPage(String value) {
    assertThat(LinkHeader.next(List.of(value))).contains("/n?a=1,2");
    assertThat(LinkHeader.next(List.of("</p>; rel=prev", value))).contains("/n?a=1,2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "</p>; rel=\"prev\"", "</p>; rel=nextish", "nonsense", "</p>"})
  void findsNoneWhereThereIsNone(String value) {
    assertThat(LinkHeader.next(List.of(value))).isEmpty();
  }

  @Test
  void findsNoneWithoutAHeader() {
    assertThat(LinkHeader.next(List.of())).isEmpty();
  }
}
