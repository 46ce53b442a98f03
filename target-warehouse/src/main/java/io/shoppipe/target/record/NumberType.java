package io.shoppipe.target.record;

/** What columns the schema's numbers get: exact decimals, or doubles of some 15 digits. */
public enum NumberType {
  DECIMAL,
  DOUBLE
}
