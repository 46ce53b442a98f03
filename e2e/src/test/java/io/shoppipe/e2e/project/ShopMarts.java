package io.shoppipe.e2e.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.e2e.shop.ShopData;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What the marts must hold, computed from the source's own JSON without any SQL. A row is its
 * columns as text with {@code |} between them; NULL is {@code -}.
 */
final class ShopMarts {
  static final String KEY = ProjectRun.KEY;

  /** A row of mart_shop_cart. Values are null as in the mart; a cart without lines has one row. */
  private record Row(
      JsonNode cart, JsonNode user, int lineNo, JsonNode item, @Nullable JsonNode product) {
    @Nullable BigDecimal amount() {
      BigDecimal price = price(product);
      return price == null ? null : price.multiply(item.path("quantity").decimalValue());
    }

    long units() {
      return item.path("quantity").asLong();
    }

    String day() {
      return cart.has("date") ? cart.path("date").asText().substring(0, 10) : "-";
    }
  }

  private final List<ObjectNode> users;
  private final List<Row> rows = new ArrayList<>();

  ShopMarts(ShopData data) {
    users = data.of("users");
    Map<Long, ObjectNode> products = byId(data.of("products"));
    Map<Long, ObjectNode> known = byId(users);
    for (ObjectNode cart : data.of("carts")) {
      ObjectNode user = known.get(cart.path("userId").asLong());
      if (user != null) {
        addLines(cart, user, products);
      }
    }
  }

  private void addLines(ObjectNode cart, ObjectNode user, Map<Long, ObjectNode> products) {
    JsonNode items = cart.path("products");
    if (items.isEmpty()) {
      rows.add(new Row(cart, user, 0, items.path(0), null));
    }
    int lineNo = 0;
    for (JsonNode item : items) {
      lineNo++;
      rows.add(new Row(cart, user, lineNo, item, products.get(productId(item).asLong())));
    }
  }

  /** All rows, sorted, by the mart's name. */
  Map<String, List<String>> all() {
    return Map.of(
        "mart_shop_cart",
        carts().sorted().toList(),
        "mart_shop_daily_sales",
        days().sorted().toList(),
        "mart_shop_customer",
        users.stream().map(this::customerRow).sorted().toList());
  }

  private Stream<String> carts() {
    return rows.stream().map(ShopMarts::cartRow);
  }

  private Stream<String> days() {
    return rows.stream().collect(Collectors.groupingBy(Row::day)).entrySet().stream()
        .map(day -> day.getKey() + "|" + totals(day.getValue()));
  }

  private String customerRow(ObjectNode user) {
    List<Row> own = rows.stream().filter(row -> row.user().equals(user)).toList();
    List<String> days = own.stream().map(Row::day).sorted().toList();
    String first = days.isEmpty() ? "-" : days.get(0);
    String last = days.isEmpty() ? "-" : days.get(days.size() - 1);
    return String.join("|", text(user.path("id")), totals(own), first, last);
  }

  private static String totals(List<Row> of) {
    BigDecimal amount = BigDecimal.ZERO.setScale(2);
    for (Row row : of) {
      BigDecimal more = row.amount();
      amount = more == null ? amount : amount.add(more);
    }
    long carts = of.stream().map(row -> row.cart().path("id")).distinct().count();
    return carts + "|" + of.stream().mapToLong(Row::units).sum() + "|" + amount;
  }

  private static String cartRow(Row row) {
    JsonNode user = row.user();
    JsonNode product = row.product();
    BigDecimal price = price(product);
    BigDecimal amount = row.amount();
    return String.join(
        "|",
        text(row.cart().path("id")),
        row.lineNo() == 0 ? "-" : String.valueOf(row.lineNo()),
        row.day(),
        text(user.path("id")),
        text(user.path("username")),
        hmac(text(user.path("email")).toLowerCase(Locale.ROOT)),
        hmac(fullName(user)),
        text(user.path("address").path("city")),
        text(productId(row.item())),
        product == null ? "-" : text(product.path("title")),
        product == null ? "-" : text(product.path("category")).toLowerCase(Locale.ROOT),
        price == null ? "-" : price.toPlainString(),
        text(row.item().path("quantity")),
        amount == null ? "-" : amount.toPlainString());
  }

  private static @Nullable BigDecimal price(@Nullable JsonNode product) {
    return product == null
        ? null
        : product.path("price").decimalValue().setScale(2, RoundingMode.HALF_UP);
  }

  private static JsonNode productId(JsonNode item) {
    return item.has("productId") ? item.path("productId") : item.path("id");
  }

  private static String fullName(JsonNode user) {
    JsonNode name = user.path("name");
    String first = user.path("firstName").asText(name.path("firstname").asText());
    String last = user.path("lastName").asText(name.path("lastname").asText());
    return (first + " " + last).strip();
  }

  private static String text(JsonNode value) {
    return value.isMissingNode() || value.isNull() ? "-" : value.asText().strip();
  }

  static String hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(KEY.getBytes(UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Map<Long, ObjectNode> byId(List<ObjectNode> objects) {
    return objects.stream()
        .collect(Collectors.toMap(object -> object.path("id").asLong(), Function.identity()));
  }
}
