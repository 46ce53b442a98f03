package io.shoppipe.warehouse.postgres;

import io.shoppipe.warehouse.api.UnfitValueException;
import io.shoppipe.warehouse.value.DecimalText;

/**
 * NUMERIC's binary form: count of base-10000 digits, weight of the first, sign, display scale, the
 * digits; 16 bits each.
 */
final class BinaryNumeric {
  static final int MAX_DIGITS_BEFORE = 131_072;
  private static final int MAX_DIGITS_AFTER = 16_383;
  private static final int GROUP = 4;
  private static final int BASE = 10_000;
  private static final int NEGATIVE = 0x4000;
  private static final int HEADER_BYTES = 8;
  private static final int LONG_GROUPS = 5;

  /** So many digits after the point, filled up to whole groups, surely fit in a long. */
  private static final int SMALL_SCALE = 16;

  private static final long[] POWERS_OF_TEN = powersOfTen();

  private BinaryNumeric() {}

  private static long[] powersOfTen() {
    long[] powers = new long[SMALL_SCALE + 1];
    powers[0] = 1;
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1] * 10;
    }
    return powers;
  }

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

  /** Whether {@link #putSmall} takes a number of 18 digits and this scale. */
  static boolean isSmall(int scale) {
    return scale <= SMALL_SCALE;
  }

  static int maxBytesOfSmall() {
    return HEADER_BYTES + (LONG_GROUPS + SMALL_SCALE / GROUP) * Short.BYTES;
  }

  /**
   * A number of 18 digits at most, {@code scale} of them after the point. Groups of zeros at either
   * end stay: the server drops them.
   */
  static void putSmall(long unscaled, int scale, ByteBlock block) {
    long magnitude = Math.abs(unscaled);
    long unit = POWERS_OF_TEN[scale];
    long whole = magnitude / unit;
    int fractionGroups = (scale + GROUP - 1) / GROUP;
    long fraction = (magnitude - whole * unit) * POWERS_OF_TEN[fractionGroups * GROUP - scale];
    int header = block.position;
    int wholeGroups = groups(whole);
    int end = header + HEADER_BYTES + (wholeGroups + fractionGroups) * Short.BYTES;
    putHeader(
        block, wholeGroups + fractionGroups, wholeGroups - 1, unscaled < 0 ? NEGATIVE : 0, scale);
    putGroups(whole, wholeGroups, header + HEADER_BYTES + wholeGroups * Short.BYTES, block);
    putGroups(fraction, fractionGroups, end, block);
    block.position = end;
  }

  private static int groups(long whole) {
    int groups = 0;
    for (long rest = whole; rest > 0; rest /= BASE) {
      groups++;
    }
    return groups;
  }

  /** Writes groups so that the last one ends at {@code end}. */
  private static void putGroups(long value, int groups, int end, ByteBlock block) {
    long rest = value;
    for (int group = 1; group <= groups; group++) {
      long higher = rest / BASE;
      block.shortAt(end - group * Short.BYTES, (int) (rest - higher * BASE));
      rest = higher;
    }
  }

  private static void putHeader(ByteBlock block, int groups, int weight, int sign, int scale) {
    block.putShort(groups);
    block.putShort(weight);
    block.putShort(sign);
    block.putShort(scale);
  }
}
