package io.shoppipe.target.record;

/** What a JSON column's value must be when its schema declares one structured type. */
enum Shape {
  ANY,
  OBJECT,
  ARRAY
}
