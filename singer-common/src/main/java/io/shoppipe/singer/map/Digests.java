package io.shoppipe.singer.map;

import io.shoppipe.python.ErrorType;
import io.shoppipe.python.Numbers;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.Repr;
import io.shoppipe.python.Signature;
import io.shoppipe.python.Types;
import io.shoppipe.python.expression.SyntaxProblem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Digests of a text in UTF-8, in lower-case hex digits. A number is taken as its text. */
final class Digests {
  /** The environment variable that holds the key of {@code hmac_sha256}. */
  static final String KEY_VARIABLE = KeyedHash.VARIABLE;

  private Digests() {}

  static PythonCallable md5() {
    return of("md5", bytes -> digest("MD5", bytes));
  }

  static PythonCallable sha256() {
    return of("sha256", bytes -> digest("SHA-256", bytes));
  }

  /** Refused where the environment has no key. */
  static PythonCallable hmacSha256(String key) {
    if (key.isEmpty()) {
      throw new SyntaxProblem(
          "hmac_sha256 needs its key in the environment variable "
              + KEY_VARIABLE
              + "; make one with 'openssl rand -hex 32', keep it, and export it");
    }
    return of("hmac_sha256", new KeyedHash(key)::bytes);
  }

  private static byte[] digest(String algorithm, byte[] bytes) {
    try {
      return MessageDigest.getInstance(algorithm).digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static PythonCallable of(String name, Function<byte[], byte[]> digest) {
    Signature signature = Signature.of(name, "string");
    return arguments -> {
      String text = text(name, arguments.bind(signature).at(0));
      return text == null ? null : HexFormat.of().formatHex(digest.apply(utf8(text)));
    };
  }

  private static @Nullable String text(String name, @Nullable Object value) {
    if (value == null || value instanceof String) {
      return (String) value;
    }
    if (Numbers.isNumber(value) && !(value instanceof Boolean)) {
      return Repr.text(value);
    }
    throw PythonException.of(
        ErrorType.TYPE, name + "() takes a text, not " + Types.name(value) + "; use str()");
  }

  /** Half of a surrogate pair, which UTF-8 can't hold, counts as U+FFFD, as in a column. */
  private static byte[] utf8(String text) {
    if (text.chars().noneMatch(c -> Character.isSurrogate((char) c))) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    StringBuilder whole = new StringBuilder();
    text.codePoints().forEach(c -> whole.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? 0xFFFD : c));
    return whole.toString().getBytes(StandardCharsets.UTF_8);
  }
}
