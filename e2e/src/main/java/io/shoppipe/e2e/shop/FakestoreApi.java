package io.shoppipe.e2e.shop;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * fakestoreapi.com: plain arrays without paging, {@code null} for an unknown id, and no answer at
 * all where its database fails, as it does for a date or an id that it cannot read.
 */
final class FakestoreApi implements ShopApi {
  private final InstantSource clock;

  FakestoreApi(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public Answer answer(Request request, ShopData data) {
    String resource = request.path().get(0);
    if (!request.isGet() || request.path().size() > 2 || !data.resources().containsKey(resource)) {
      return Answer.html(
          404, "Cannot " + request.method() + " /" + String.join("/", request.path()));
    }
    try {
      return request.path().size() == 2
          ? single(data.of(resource), Long.parseLong(request.path().get(1)))
          : list(request, resource, data.of(resource));
    } catch (DateTimeException | NumberFormatException e) {
      return Answer.NEVER;
    }
  }

  private static Answer single(List<ObjectNode> objects, long id) {
    Optional<ObjectNode> found =
        objects.stream().filter(object -> object.path("id").asLong() == id).findFirst();
    return found
        .map(object -> Answer.json(200, object))
        .orElseGet(() -> Answer.json(200, NullNode.getInstance()));
  }

  private Answer list(Request request, String resource, List<ObjectNode> objects) {
    List<ObjectNode> chosen = new ArrayList<>(objects);
    if (resource.equals("carts")) {
      Instant start = date(request.parameter("startdate"), Instant.EPOCH);
      Instant end = date(request.parameter("enddate"), clock.instant());
      chosen.removeIf(cart -> !isWithin(cart, start, end));
    }
    Comparator<ObjectNode> byId = Comparator.comparingLong(object -> object.path("id").asLong());
    boolean falling = request.parameter("sort").filter("desc"::equals).isPresent();
    chosen.sort(falling ? byId.reversed() : byId);
    ArrayNode body = Json.MAPPER.createArrayNode();
    body.addAll(chosen.subList(0, limit(request, chosen.size())));
    return Answer.json(200, body);
  }

  private static boolean isWithin(ObjectNode cart, Instant start, Instant end) {
    Instant date = OffsetDateTime.parse(cart.path("date").asText()).toInstant();
    return !date.isBefore(start) && date.isBefore(end);
  }

  /** Junk, nothing and 0 mean all. */
  private static int limit(Request request, int size) {
    String limit = request.parameter("limit").orElse("");
    int wanted = limit.matches("\\d{1,9}") ? Integer.parseInt(limit) : 0;
    return wanted == 0 ? size : Math.min(wanted, size);
  }

  private static Instant date(Optional<String> text, Instant otherwise) {
    return text.filter(t -> !t.isEmpty()).map(FakestoreApi::date).orElse(otherwise);
  }

  private static Instant date(String text) {
    return text.length() == 10
        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
        : OffsetDateTime.parse(text).toInstant();
  }
}
