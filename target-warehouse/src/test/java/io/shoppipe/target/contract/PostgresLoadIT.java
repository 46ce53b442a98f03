package io.shoppipe.target.contract;

class PostgresLoadIT extends LoadContract {
  @Override
  Place place(String name) {
    return PostgresPlaces.of(getClass(), name);
  }
}
