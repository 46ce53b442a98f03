package io.shoppipe.models;

import io.shoppipe.warehouse.api.Warehouse;

/**
 * A warehouse that the caller has open already, in the place of {@code profiles.yml}. {@code
 * target} is what templates see as {@code target.name}, {@code schema} where models go by default.
 */
public record TargetWarehouse(Warehouse warehouse, String target, String schema, int threads) {}
