package io.shoppipe.e2e.pipe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.e2e.shop.ShopData;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/** What the source's JSON holds, counted without the programs under test. */
record Sample(ShopData data) {
  List<ObjectNode> carts() {
    return data.of("carts");
  }

  Stream<JsonNode> lines() {
    return carts().stream().flatMap(cart -> elements(cart.path("products")));
  }

  long quantity() {
    return lines().mapToLong(line -> line.path("quantity").asLong()).sum();
  }

  BigDecimal sum(String resource, String field) {
    return total(data.of(resource).stream().map(JsonNode.class::cast), field);
  }

  BigDecimal lineSum(String field) {
    return total(lines(), field);
  }

  private static BigDecimal total(Stream<JsonNode> nodes, String field) {
    return nodes
        .map(node -> node.path(field).decimalValue())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return Stream.iterate(0, i -> i + 1).limit(array.size()).map(array::get);
  }
}
