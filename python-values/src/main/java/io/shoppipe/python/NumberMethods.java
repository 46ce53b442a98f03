package io.shoppipe.python;

/** The methods of int and float that templates use. */
final class NumberMethods {
  static final MethodTable<Object> TABLE =
      new MethodTable<Object>("number")
          .add("is_integer", (self, a) -> Numbers.toDouble(self) % 1 == 0)
          .add("bit_length", (self, a) -> (long) Numbers.toBig(self).abs().bitLength());

  private NumberMethods() {}
}
