package io.shoppipe.e2e.shop;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * One page of a dummyjson resource: sorted, cut, thinned out to the selected fields, in its
 * envelope.
 */
final class DummyjsonPage {
  private static final int DEFAULT_LIMIT = 30;

  private DummyjsonPage() {}

  static Answer of(Request request, String resource, List<ObjectNode> objects) {
    for (String name : List.of("limit", "skip")) {
      if (!request.parameter(name).orElse("0").matches("-?\\d{1,9}|")) {
        return Answer.message(400, "Invalid '" + name + "' - must be a number");
      }
    }
    String order = request.parameter("order").orElse("asc");
    if (!order.equals("asc") && !order.equals("desc")) {
      return Answer.message(400, "Order can be: 'asc' or 'desc'");
    }
    boolean plain = resource.equals("carts"); // Carts ignore select and sortBy.
    List<ObjectNode> sorted = plain ? objects : sorted(request, objects, order);
    int from = Math.min(number(request, "skip", 0), sorted.size());
    int limit = number(request, "limit", DEFAULT_LIMIT);
    int to = limit == 0 ? sorted.size() : Math.min(from + limit, sorted.size());
    List<ObjectNode> page = sorted.subList(from, to);
    return envelope(request, resource, plain ? page : selected(request, page), sorted.size());
  }

  private static Answer envelope(
      Request request, String resource, List<ObjectNode> page, int total) {
    ObjectNode body = Json.MAPPER.createObjectNode();
    body.putArray(resource).addAll(page);
    body.put("total", total).put("skip", number(request, "skip", 0)).put("limit", page.size());
    return Answer.json(200, body);
  }

  private static int number(Request request, String name, int otherwise) {
    String text = request.parameter(name).filter(t -> !t.isEmpty()).orElse("" + otherwise);
    return Math.max(Integer.parseInt(text), 0);
  }

  private static List<ObjectNode> sorted(Request request, List<ObjectNode> objects, String order) {
    String field = request.parameter("sortBy").orElse("");
    if (field.isEmpty()) {
      return objects;
    }
    Comparator<ObjectNode> rising = (a, b) -> compare(a.path(field), b.path(field));
    List<ObjectNode> sorted = new ArrayList<>(objects);
    sorted.sort(order.equals("desc") ? rising.reversed() : rising);
    return sorted;
  }

  private static int compare(JsonNode a, JsonNode b) {
    return a.isNumber() && b.isNumber()
        ? a.decimalValue().compareTo(b.decimalValue())
        : a.asText().compareTo(b.asText());
  }

  /** The id always comes along. */
  private static List<ObjectNode> selected(Request request, List<ObjectNode> page) {
    String select = request.parameter("select").orElse("");
    if (select.isEmpty()) {
      return page;
    }
    Set<String> names = new LinkedHashSet<>(List.of("id"));
    names.addAll(List.of(select.split(",", -1)));
    return page.stream().map(object -> object.deepCopy().retain(names)).toList();
  }
}
