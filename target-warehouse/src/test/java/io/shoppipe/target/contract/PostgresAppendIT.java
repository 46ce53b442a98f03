package io.shoppipe.target.contract;

class PostgresAppendIT extends AppendContract {
  @Override
  Place place(String name) {
    return PostgresPlaces.of(getClass(), name);
  }
}
