package io.shoppipe.warehouse.postgres;

import io.shoppipe.warehouse.api.UnfitValueException;
import io.shoppipe.warehouse.value.DecimalText;

/**
 * NUMERIC's binary form: count of base-10000 digits, weight of the first, sign, display scale, the
 * digits; 16 bits each.
 */
final class BinaryNumeric {
  private static final int MAX_DIGITS_BEFORE = 131_072;
  private static final int MAX_DIGITS_AFTER = 16_383;
  private static final int GROUP = 4;
  private static final int BASE = 10_000;
  private static final int NEGATIVE = 0x4000;
  private static final int HEADER_BYTES = 8;
  private static final int LONG_GROUPS = 5;

  private BinaryNumeric() {}

  /** Refuses what NUMERIC without precision can't hold. */
  static void requireFits(DecimalText number) {
    if (number.point() > MAX_DIGITS_BEFORE) {
      throw new UnfitValueException("has more than 131072 digits before the point");
    }
    if (number.scale() > MAX_DIGITS_AFTER) {
      throw new UnfitValueException("has more than 16383 digits after the point");
    }
  }

  static int maxBytes(DecimalText number) {
    return HEADER_BYTES + (number.count() / GROUP + 2) * Short.BYTES;
  }

  static void put(DecimalText number, ByteBlock block) {
    int scale = Math.min(number.writtenScale(), MAX_DIGITS_AFTER);
    if (number.isZero()) {
      putHeader(block, 0, 0, 0, scale);
      return;
    }
    int weight = Math.floorDiv(number.point() - 1, GROUP);
    int first = number.point() - weight * GROUP;
    int groups = 1 + Math.max(0, number.count() - first + GROUP - 1) / GROUP;
    putHeader(block, groups, weight, number.isNegative() ? NEGATIVE : 0, scale);
    for (int group = 0, end = first; group < groups; group++, end += GROUP) {
      block.putShort(
          number.digit(end - 4) * 1000
              + number.digit(end - 3) * 100
              + number.digit(end - 2) * 10
              + number.digit(end - 1));
    }
  }

  static int maxBytesOfLong() {
    return HEADER_BYTES + LONG_GROUPS * Short.BYTES;
  }

  /** A whole number; the digits are taken negative, so that -2^63 needs no special case. */
  static void putLong(long value, ByteBlock block) {
    int groups = 0;
    for (long rest = value; rest != 0; rest /= BASE) {
      groups++;
    }
    putHeader(block, groups, Math.max(0, groups - 1), value < 0 ? NEGATIVE : 0, 0);
    int end = block.position + groups * Short.BYTES;
    long rest = value;
    for (int group = 1; group <= groups; group++, rest /= BASE) {
      block.position = end - group * Short.BYTES;
      block.putShort((int) Math.abs(rest % BASE));
    }
    block.position = end;
  }

  private static void putHeader(ByteBlock block, int groups, int weight, int sign, int scale) {
    block.putShort(groups);
    block.putShort(weight);
    block.putShort(sign);
    block.putShort(scale);
  }
}
