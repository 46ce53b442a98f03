package io.shoppipe.singer.scan;

/** Finds the numbers of a JSON document that is known to be well-formed. */
public final class DocumentNumbers {
  private DocumentNumbers() {}

  /** Takes the text of one number. */
  public interface Visitor {
    void number(byte[] ascii, int offset, int length);
  }

  public static void each(byte[] utf8, int offset, int length, Visitor visitor) {
    int end = offset + length;
    NumberScan number = new NumberScan();
    int at = offset;
    while (at < end) {
      byte b = utf8[at];
      if (b == '"') {
        at = (int) (StringScan.close(utf8, at + 1, end) >>> StringScan.SHIFT) + 1;
      } else if (b == '-' || (b >= '0' && b <= '9')) {
        at = number.scan(utf8, at, end);
        visitor.number(utf8, number.start(), number.length());
      } else {
        at++;
      }
    }
  }
}
