package io.shoppipe.warehouse.postgres;

import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.ColumnType.Kind;
import io.shoppipe.warehouse.jdbc.Statements;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether an index takes a key. It has room for a third of a page after compression, which only the
 * server can tell: it tries the key in a temporary table, whose row it forgets at once. The table
 * stays, one for each list of types, as making one costs ten times what a try does; where a
 * transaction that made it is rolled back, the next try makes it again.
 */
final class KeyRoom {
  private static final String ANSWER = "singer.key_room";

  private final Statements statements;
  private final PostgresDialect dialect;

  KeyRoom(Statements statements, PostgresDialect dialect) {
    this.statements = statements;
    this.dialect = dialect;
  }

  boolean takes(List<ColumnType> types, List<String> values) {
    List<String> columns = new ArrayList<>();
    List<String> names = new ArrayList<>();
    List<String> literals = new ArrayList<>();
    StringBuilder table = new StringBuilder("_singer_key_room_");
    for (int i = 0; i < types.size(); i++) {
      String type = type(types.get(i).kind());
      table.append(type.charAt(0)).append(type.charAt(type.length() - 1));
      names.add("k" + i);
      columns.add("k" + i + " " + type);
      literals.add(value(types.get(i).kind(), values.get(i)));
    }
    String body =
        "BEGIN IF to_regclass('pg_temp.%1$s') IS NULL THEN CREATE TEMP TABLE %1$s (%2$s, PRIMARY KEY (%3$s)); END IF;"
                .formatted(table, String.join(", ", columns), String.join(", ", names))
            + " BEGIN INSERT INTO pg_temp."
            + table
            + " VALUES ("
            + String.join(", ", literals)
            + "); RAISE EXCEPTION USING ERRCODE = 'SK001'; EXCEPTION WHEN SQLSTATE 'SK001' THEN "
            + answer("yes")
            + " WHEN program_limit_exceeded THEN "
            + answer("no")
            + " END; END";
    statements.execute("DO " + dialect.literal(body));
    Object answer = statements.plainQuery("SELECT current_setting('" + ANSWER + "')").single();
    return "yes".equals(answer);
  }

  private static String answer(String word) {
    return "PERFORM set_config('" + ANSWER + "', '" + word + "', false);";
  }

  /** Short values need no more room than a UUID. */
  private static String type(Kind kind) {
    return switch (kind) {
      case TEXT -> "text";
      case JSON -> "jsonb";
      case BYTES -> "bytea";
      case NUMERIC -> "numeric";
      default -> "uuid";
    };
  }

  private String value(Kind kind, String value) {
    return switch (kind) {
      case TEXT, JSON, NUMERIC -> dialect.literal(value);
      case BYTES -> "decode(" + dialect.literal(value) + ", 'base64')";
      default -> "gen_random_uuid()";
    };
  }
}
