package io.shoppipe.models.connection;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;

/** Puts a comment before or behind a statement, as dbt does. Empty text puts none. */
record QueryComment(String text, boolean behind) {
  static final QueryComment NONE = new QueryComment("", false);

  QueryComment {
    if (text.contains("*/")) {
      throw new SingerException(
          ErrorKind.CONFIG, "query comment contains illegal value \"*/\": " + text);
    }
    text = text.strip();
  }

  /** What stands before the statement. */
  String prefix() {
    return text.isEmpty() || behind ? "" : "/* " + text + " */\n";
  }

  String on(String sql) {
    if (text.isEmpty() || !behind) {
      return prefix() + sql;
    }
    String bare = sql.stripTrailing();
    boolean ended = bare.endsWith(";");
    return (ended ? bare.substring(0, bare.length() - 1) : bare)
        + "\n/* "
        + text
        + (ended ? " */;" : " */");
  }
}
