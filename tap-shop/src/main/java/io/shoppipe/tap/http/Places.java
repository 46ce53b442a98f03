package io.shoppipe.tap.http;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The places of an answer that are looked for, as seen from one of its values. */
final class Places {
  private final JsonPointer records;
  private final List<Place> places;

  private Places(JsonPointer records, List<Place> places) {
    this.records = records;
    this.places = places;
  }

  /** The way that is left to a place, and the whole way. */
  private record Place(JsonPointer rest, JsonPointer whole) {}

  /** What is at a value. */
  enum Here {
    NOTHING,
    RECORDS,
    /** A value that is asked for, or that holds some. */
    VALUE
  }

  /** As seen from the answer itself. */
  static Places of(HttpSpec spec) {
    List<Place> places = new ArrayList<>();
    JsonPointer records = spec.records().pointer();
    places.add(new Place(records, records));
    spec.total().pointer().ifPresent(it -> places.add(new Place(it, it)));
    spec.paging().pointers().forEach(it -> places.add(new Place(it, it)));
    return new Places(records, places);
  }

  Here here() {
    for (Place place : places) {
      if (place.rest().matches()) {
        return place.whole().equals(records) ? Here.RECORDS : Here.VALUE;
      }
    }
    return Here.NOTHING;
  }

  boolean isEmpty() {
    return places.isEmpty();
  }

  Places within(String field) {
    return narrowed(pointer -> pointer.matchProperty(field));
  }

  Places within(int index) {
    return narrowed(pointer -> pointer.matchElement(index));
  }

  /** Takes the values out of the one that is here. */
  void capture(JsonNode node, BiConsumer<JsonPointer, JsonNode> into) {
    places.forEach(place -> into.accept(place.whole(), node.at(place.rest())));
  }

  private Places narrowed(UnaryOperator<@Nullable JsonPointer> step) {
    List<Place> narrowed = new ArrayList<>();
    for (Place place : places) {
      JsonPointer rest = step.apply(place.rest());
      if (rest != null) {
        narrowed.add(new Place(rest, place.whole()));
      }
    }
    return new Places(records, narrowed);
  }
}
