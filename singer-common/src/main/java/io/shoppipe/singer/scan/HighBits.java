package io.shoppipe.singer.scan;

/** Words of eight bytes whose high bits mark some of the bytes, the first in the lowest one. */
public final class HighBits {
  private static final long ONES = 0x0101010101010101L;

  private HighBits() {}

  /**
   * Which byte is the first marked one, 0 to 7. As {@code numberOfTrailingZeros / 8}, which the
   * JVM's quick compiler makes a call of.
   */
  public static int first(long marks) {
    long upToFirst = ((marks & -marks) - 1) & ONES;
    return (int) ((upToFirst * ONES) >>> 56) - 1;
  }
}
