package io.shoppipe.models.materialization;

import io.shoppipe.models.render.RelationValue;
import io.shoppipe.models.seed.SeedTable;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Relation;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code seed}: the rows of a CSV file. A table that stands keeps its columns and is filled anew,
 * unless all is to be built anew.
 */
final class SeedMaterialization implements Materialization {
  private static final int ROWS_PER_STATEMENT = 10_000;
  private static final int CHARACTERS_PER_STATEMENT = 1 << 20;

  @Override
  public String name() {
    return "seed";
  }

  @Override
  public Built build(Build build) {
    checkKind(build);
    SeedTable seed = read(build);
    boolean anew = build.scope().fullRefresh();
    if (build.old().isEmpty()) {
      create(build, seed);
    } else if (anew) {
      build.ddl().drop(Relation.Kind.TABLE, build.relation());
      create(build, seed);
    } else {
      build.session().execute("truncate table " + sql(build));
    }
    int rows = build.empty() ? 0 : seed.size();
    if (rows > 0) {
      fill(build, seed);
    }
    return new Built((anew ? "CREATE " : "INSERT ") + rows, rows);
  }

  static void checkKind(Build build) {
    if (build.old().isPresent() && build.old().get() != Relation.Kind.TABLE) {
      throw new SingerException(
          ErrorKind.MODELS,
          "Cannot seed to '%s', it is a %s. Drop it, or give the seed another alias."
              .formatted(sql(build), Ddl.word(build.old().get())));
    }
  }

  private static String sql(Build build) {
    return Ddl.sql(build.relation());
  }

  static SeedTable read(Build build) {
    String path = build.node().path();
    try {
      String text = Files.readString(file(build));
      return SeedTable.read(path, text, delimiter(build), types(build).keySet());
    } catch (CharacterCodingException notUtf8) {
      throw new SingerException(
          ErrorKind.MODELS, path + ": is not UTF-8 text. Save the seed as UTF-8.");
    } catch (IOException failed) {
      throw new SingerException(ErrorKind.MODELS, path + ": can't be read: " + failed);
    }
  }

  private static Path file(Build build) {
    return build.projectRoot().resolve(build.node().path()).toAbsolutePath().normalize();
  }

  private static char delimiter(Build build) {
    String delimiter = build.config().text("delimiter").orElse(",");
    if (delimiter.length() != 1) {
      throw new SingerException(
          ErrorKind.MODELS,
          "Compilation Error in seed %s (%s): delimiter must be one character, not '%s'."
              .formatted(build.node().name(), build.node().path(), delimiter));
    }
    return delimiter.charAt(0);
  }

  static Map<String, String> types(Build build) {
    Map<String, String> types = new HashMap<>();
    if (build.config().values().get("column_types") instanceof Map<?, ?> given) {
      given.forEach((name, type) -> types.put(String.valueOf(name), String.valueOf(type)));
    }
    return types;
  }

  private static void create(Build build, SeedTable seed) {
    Map<String, String> types = types(build);
    String columns =
        seed.columns().stream()
            .map(
                column ->
                    quoted(build, column.name())
                        + " "
                        + types.getOrDefault(column.name(), column.type()))
            .collect(Collectors.joining(", "));
    build.session().execute("create table " + sql(build) + " (" + columns + ")");
    new Indexes(build).create(build.relation());
    build.changes().add(() -> build.existing().put(build.relation(), Relation.Kind.TABLE));
  }

  private static String quoted(Build build, String column) {
    boolean quote = !build.config().text("quote_columns").orElse("true").equalsIgnoreCase("false");
    return quote ? RelationValue.quoted(column) : column;
  }

  /** DuckDB reads the file itself, by its own rules for values, unless {@code fast} is off. */
  private static void fill(Build build, SeedTable seed) {
    boolean fast = !build.config().text("fast").orElse("true").equalsIgnoreCase("false");
    if (build.isPostgres() || !fast) {
      insert(build, seed);
      return;
    }
    build
        .session()
        .execute(
            "copy %s from %s (format csv, header true, delimiter %s)"
                .formatted(
                    sql(build),
                    literal(file(build).toString()),
                    literal(build.config().text("delimiter").orElse(","))));
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  private static void insert(Build build, SeedTable seed) {
    String head =
        seed.columns().stream()
            .map(column -> quoted(build, column.name()))
            .collect(Collectors.joining(", ", "insert into " + sql(build) + " (", ") values\n"));
    StringBuilder statement = new StringBuilder();
    for (int row = 0; row < seed.size(); row++) {
      statement.append(statement.isEmpty() ? head : ",\n").append(seed.literals(row));
      boolean full = (row + 1) % ROWS_PER_STATEMENT == 0;
      if (full || statement.length() > CHARACTERS_PER_STATEMENT || row == seed.size() - 1) {
        build.session().execute(statement.toString());
        statement.setLength(0);
      }
    }
  }
}
