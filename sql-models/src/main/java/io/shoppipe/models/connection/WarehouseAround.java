package io.shoppipe.models.connection;

import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Warehouse;

/** Another warehouse, but for its sessions and its end. */
abstract sealed class WarehouseAround implements Warehouse permits SetWarehouse, TracedWarehouse {
  private final Warehouse real;

  WarehouseAround(Warehouse real) {
    this.real = real;
  }

  final Warehouse real() {
    return real;
  }

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public String location() {
    return real.location();
  }

  @Override
  public String database() {
    return real.database();
  }

  @Override
  public Dialect dialect() {
    return real.dialect();
  }
}
