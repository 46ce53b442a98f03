package io.shoppipe.singer.map;

/** A word of an expression: what it is, its text, where it begins (from 0). */
record Token(Kind kind, String text, int at) {
  enum Kind {
    NAME,
    TEXT,
    SIGN,
    END
  }

  boolean isSign(String sign) {
    return kind == Kind.SIGN && text.equals(sign);
  }
}
