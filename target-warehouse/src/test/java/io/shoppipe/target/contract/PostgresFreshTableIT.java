package io.shoppipe.target.contract;

class PostgresFreshTableIT extends FreshTableContract {
  @Override
  Place place(String name) {
    return PostgresPlaces.of(getClass(), name);
  }
}
