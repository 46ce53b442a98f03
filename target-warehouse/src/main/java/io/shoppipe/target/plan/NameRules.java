package io.shoppipe.target.plan;

import io.shoppipe.warehouse.api.Alias;
import io.shoppipe.warehouse.api.Capabilities;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * Which names a warehouse can hold, and what becomes of the others: as much of the name as fits,
 * and a hash of all of it. Pure.
 */
public record NameRules(Capabilities capabilities) {
  static final int HASH_DIGITS = 8;

  /** Words that are no names of columns: BigQuery keeps such for its own. */
  private static final Pattern SPECIAL_WORD =
      Pattern.compile(
          "^(\\d|_TABLE_|_FILE_|_PARTITION|_ROW_TIMESTAMP|__ROOT__|_COLIDENTIFIER)",
          Pattern.CASE_INSENSITIVE);

  /** The form in which the warehouse compares names. */
  public String fold(String name) {
    if (capabilities.caseSensitiveNames()) {
      return name;
    }
    StringBuilder folded = new StringBuilder(name);
    for (int i = 0; i < folded.length(); i++) {
      char c = folded.charAt(i);
      folded.setCharAt(i, c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
    }
    return folded.toString();
  }

  boolean same(String one, String other) {
    return fold(one).equals(fold(other));
  }

  /** Whether the warehouse takes the name as it is. */
  public boolean fits(String name) {
    return !name.isEmpty()
        && name.getBytes(StandardCharsets.UTF_8).length <= capabilities.maxIdentifierBytes()
        && name.codePoints().allMatch(this::isTaken);
  }

  /** The same for a column's name. */
  boolean fitsColumn(String name) {
    return fits(name) && !capabilities.columnNamesTaken().contains(name) && !isSpecial(name);
  }

  private boolean isSpecial(String name) {
    boolean own = name.regionMatches(true, 0, Alias.OWN, 0, Alias.OWN.length());
    return own || (!anyCharacters() && SPECIAL_WORD.matcher(name).find());
  }

  /** A name that fits, different for different names; {@code digits} of the hash are shown. */
  String conformed(String name, int digits) {
    String hash = "_" + hash(name).substring(0, digits);
    StringBuilder start = new StringBuilder();
    if (isSpecial(name)) {
      start.append('_');
    }
    long room = (long) capabilities.maxIdentifierBytes() - hash.length() - start.length();
    int at = 0;
    while (at < name.length()) {
      int point = name.codePointAt(at);
      String written = isTaken(point) ? Character.toString(point) : "_";
      room -= written.getBytes(StandardCharsets.UTF_8).length;
      if (room < 0) {
        break;
      }
      start.append(written);
      at += Character.charCount(point);
    }
    return start + hash;
  }

  /** A name for a table of the session's own that says what it is for. */
  public String forTemporary(String prefix, String what) {
    String name = prefix + what;
    return fits(name) ? name : conformed(name, HASH_DIGITS);
  }

  /** The name in characters that every warehouse holds, different for different names. */
  static String escaped(String name) {
    StringBuilder escaped = new StringBuilder();
    name.codePoints()
        .forEach(
            point -> {
              if (point == '\\') {
                escaped.append("\\\\");
              } else if (isWritable(point)) {
                escaped.appendCodePoint(point);
              } else {
                escaped.append("\\u").append(HexFormat.of().toHexDigits((char) point));
              }
            });
    return escaped.toString();
  }

  /** The reverse of {@link #escaped}. */
  static String unescaped(String text) {
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != '\\') {
        name.append(text.charAt(i));
      } else if (text.charAt(++i) == '\\') {
        name.append('\\');
      } else {
        name.append((char) HexFormat.fromHexDigits(text, i + 1, i + 5));
        i += 4;
      }
    }
    return name.toString();
  }

  private boolean isTaken(int point) {
    return anyCharacters()
        ? isWritable(point)
        : point == '_' || (point < 128 && Character.isLetterOrDigit(point));
  }

  private boolean anyCharacters() {
    return capabilities.names() == Capabilities.Names.ANY;
  }

  private static boolean isWritable(int point) {
    return point != 0 && (point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE);
  }

  private static String hash(String name) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(escaped(name).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
