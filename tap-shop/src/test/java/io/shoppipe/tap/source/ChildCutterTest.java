package io.shoppipe.tap.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.tap.definition.ChildDefinition;
import io.shoppipe.tap.definition.DefinitionReader;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChildCutterTest {
  private static final ChildDefinition LINE =
      DefinitionReader.preset("dummyjson").streams().stream()
          .flatMap(stream -> stream.children().stream())
          .findFirst()
          .orElseThrow();

  @Test
  void numbersTheItemsAndKeepsTheirOtherFields() throws IOException {
    ObjectNode cart =
        record("{'id':7,'products':[{'x':{'y':1},'quantity':2,'id':5},{'id':5,'cart_id':9}]}");
    assertThat(ChildCutter.cut(cart, LINE))
        .extracting(Object::toString)
        .containsExactly(
            "{\"cart_id\":7,\"line_no\":1,\"product_id\":5,\"quantity\":2,\"x\":{\"y\":1}}",
            "{\"cart_id\":7,\"line_no\":2,\"product_id\":5}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{'id':7}", "{'id':7,'products':null}", "{'id':7,'products':[]}"})
  void cutsNothingOutOfAnEmptyCart(String cart) throws IOException {
    assertThat(ChildCutter.cut(record(cart), LINE)).isEmpty();
  }

  @Test
  void sharesNothingWithTheParent() throws IOException {
    ObjectNode cart = record("{'id':7,'products':[{'id':5,'x':{'y':1}}]}");
    ChildCutter.cut(cart, LINE).forEach(line -> ((ObjectNode) line.path("x")).removeAll());
    assertThat(cart).isEqualTo(record("{'id':7,'products':[{'id':5,'x':{'y':1}}]}"));
  }

  @Test
  void namesTheCartWhoseItemsAreNone() throws IOException {
    ObjectNode text = record("{'id':7,'products':'x'}");
    assertThatThrownBy(() -> ChildCutter.cut(text, LINE))
        .hasMessage("stream 'cart_line': the cart 7 holds no list at /products.");
    ObjectNode mixed = record("{'id':7,'products':[1]}");
    assertThatThrownBy(() -> ChildCutter.cut(mixed, LINE))
        .hasMessage("stream 'cart_line': the cart 7 holds an item that is no object at /products.");
  }

  private static ObjectNode record(String json) throws IOException {
    return (ObjectNode) ExactJson.MAPPER.readTree(json.replace('\'', '"'));
  }
}
