package io.shoppipe.bench.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Random;

/** One generated row: twelve columns of eight types. Where it is text it needs no JSON escapes. */
record OrderRow(
    long id,
    String number,
    long customer,
    String email,
    String status,
    int quantity,
    String price,
    boolean paid,
    LocalDate orderedOn,
    Instant updatedAt,
    String address,
    String attributes) {
  static final String SCHEMA =
      """
      {"type":"SCHEMA","stream":"%s","key_properties":[%s],"schema":{"type":"object","properties":{\
      "id":{"type":"integer"},"number":{"type":"string"},"customer":{"type":"integer"},\
      "email":{"type":"string"},"status":{"type":"string"},"quantity":{"type":"integer"},\
      "price":{"type":"number"},"paid":{"type":"boolean"},\
      "ordered_on":{"type":"string","format":"date"},\
      "updated_at":{"type":"string","format":"date-time"},\
      "address":{"type":["string","null"]},"attributes":{"type":"object"}}}}""";

  private static final String[] STATUSES = {"new", "paid", "packed", "shipped", "returned"};
  private static final String[] STREETS = {"Bahnhofstraße", "Lindenallee", "Mill Lane", "High St"};
  private static final String[] CITIES = {"Leipzig", "Köln", "Bristol", "Leeds", "Graz", "Basel"};
  private static final Instant FIRST = Instant.parse("2026-01-01T00:00:00Z");

  /** The row of this number; {@code random} is drawn from in a fixed order. */
  static OrderRow of(long id, Random random) {
    long customer = 1L + random.nextInt(50_000);
    Instant updated = FIRST.plus(id * 977, ChronoUnit.MILLIS);
    return new OrderRow(
        id,
        "SO-2026-%010d".formatted(id),
        customer,
        "customer." + customer + "@mail" + random.nextInt(20) + ".example.com",
        STATUSES[random.nextInt(STATUSES.length)],
        1 + random.nextInt(12),
        random.nextInt(2_000) + ".%02d".formatted(random.nextInt(100)),
        random.nextInt(10) > 1,
        LocalDate.of(2026, 1, 1).plusDays(random.nextInt(300)),
        updated,
        random.nextInt(20) == 0 ? "" : address(random),
        "{\"channel\":\"web\",\"weight\":%d.%d,\"tags\":[\"a%d\",\"b%d\"]}"
            .formatted(
                random.nextInt(30), random.nextInt(10), random.nextInt(100), random.nextInt(9)));
  }

  private static String address(Random random) {
    return STREETS[random.nextInt(STREETS.length)]
        + " "
        + (1 + random.nextInt(200))
        + ", "
        + (10_000 + random.nextInt(89_999))
        + " "
        + CITIES[random.nextInt(CITIES.length)];
  }

  String json() {
    return """
    {"id":%d,"number":"%s","customer":%d,"email":"%s","status":"%s","quantity":%d,"price":%s,\
    "paid":%b,"ordered_on":"%s","updated_at":"%s","address":%s,"attributes":%s}"""
        .formatted(
            id,
            number,
            customer,
            email,
            status,
            quantity,
            price,
            paid,
            orderedOn,
            updatedAt,
            address.isEmpty() ? "null" : '"' + address + '"',
            attributes);
  }

  /** The same as CSV; an empty field that is not quoted is NULL. */
  String csv() {
    return "%d,%s,%d,%s,%s,%d,%s,%b,%s,%s,%s,\"%s\""
        .formatted(
            id,
            number,
            customer,
            email,
            status,
            quantity,
            price,
            paid,
            orderedOn,
            updatedAt,
            address.isEmpty() ? "" : '"' + address + '"',
            attributes.replace("\"", "\"\""));
  }
}
