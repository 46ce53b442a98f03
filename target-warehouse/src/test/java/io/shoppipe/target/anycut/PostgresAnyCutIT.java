package io.shoppipe.target.anycut;

import io.shoppipe.target.contract.Place;
import io.shoppipe.target.contract.PostgresPlaces;

class PostgresAnyCutIT extends AnyCutContract {
  private static int places;

  @Override
  Place place() {
    return PostgresPlaces.of(getClass(), "p" + places++);
  }

  @Override
  void leave(Place place) {
    place.look(
        found -> found.session().execute("DROP SCHEMA IF EXISTS " + place.schema() + " CASCADE"));
  }
}
