package io.shoppipe.singer.scan;

/**
 * Replaces the {@code \}{@code u} escapes of a JSON document that a warehouse refuses: lone
 * surrogates, and NUL where it is not wanted. They become {@code \}{@code ufffd}, which is as long,
 * so the document is patched in place.
 */
final class JsonEscapes {
  private static final int ESCAPE_LENGTH = 6;

  private JsonEscapes() {}

  /** Patches the well-formed document between the two positions; how many escapes were replaced. */
  static int replace(byte[] utf8, int from, int end, boolean nulAllowed) {
    int replaced = 0;
    int at = from;
    while (at < end) {
      if (utf8[at] != '\\') {
        at++;
      } else if (utf8[at + 1] != 'u') {
        at += 2;
      } else {
        int unit = StringScan.unit(utf8, at);
        if (Character.isHighSurrogate((char) unit)
            && isLowSurrogate(utf8, at + ESCAPE_LENGTH, end)) {
          at += ESCAPE_LENGTH;
        } else if (Character.isSurrogate((char) unit) || (unit == 0 && !nulAllowed)) {
          patch(utf8, at + 2);
          replaced++;
        }
        at += ESCAPE_LENGTH;
      }
    }
    return replaced;
  }

  private static boolean isLowSurrogate(byte[] utf8, int at, int end) {
    return at + ESCAPE_LENGTH <= end
        && utf8[at] == '\\'
        && utf8[at + 1] == 'u'
        && Character.isLowSurrogate((char) StringScan.unit(utf8, at));
  }

  private static void patch(byte[] utf8, int at) {
    utf8[at] = 'f';
    utf8[at + 1] = 'f';
    utf8[at + 2] = 'f';
    utf8[at + 3] = 'd';
  }
}
