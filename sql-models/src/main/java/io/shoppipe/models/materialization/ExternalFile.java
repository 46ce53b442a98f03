package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.render.RelationValue;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Session;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where and how an external model is written and read back. {@code options} are those of DuckDB's
 * COPY by their names in lower case; {@code reading} those of the function that reads.
 */
record ExternalFile(
    String location, String format, Map<String, String> options, Map<String, ?> reading) {
  private static final List<String> FORMATS = List.of("parquet", "csv", "json");
  private static final Set<String> TEXTS =
      Set.of("delimiter", "quote", "escape", "null", "dateformat", "timestampformat");
  private static final Pattern ENDING =
      Pattern.compile("[.]([^./]+?)(?:[.](gz|zst))?$", Pattern.CASE_INSENSITIVE);

  static ExternalFile of(Build build) {
    NodeConfig config = build.config();
    UnaryOperator<String> rendered = text -> build.scope().render(text).strip();
    Map<String, String> options = new LinkedHashMap<>();
    if (config.values().get("options") instanceof Map<?, ?> given) {
      given.forEach((key, value) -> options.put(option(key), rendered.apply(text(value))));
    }
    config.text("delimiter").ifPresent(text -> options.putIfAbsent("delimiter", text));
    config.text("format").ifPresent(text -> options.putIfAbsent("format", text));
    String location = config.text("location").map(rendered).orElse("");
    String format = format(build, options, location);
    options.put("format", format);
    if (format.equals("csv")) {
      options.putIfAbsent("header", "true");
    }
    return new ExternalFile(
        location.isEmpty() ? standard(build, options, format) : location,
        format,
        options,
        config.values().get(format + "_read_options") instanceof Map<?, ?> map
            ? named(map)
            : Map.of());
  }

  /** What says it: the config, the location's ending, a delimiter; else Parquet. */
  private static String format(Build build, Map<String, String> options, String location) {
    Matcher ending = ENDING.matcher(location);
    boolean ends = ending.find();
    String format = options.get("format");
    if (format == null && ends) {
      format = ending.group(1);
    }
    if (ends && ending.group(2) != null) {
      String packed = lower(ending.group(2)).equals("gz") ? "gzip" : "zstd";
      options.putIfAbsent("compression", packed);
    }
    if (format == null) {
      format = options.containsKey("delimiter") ? "csv" : "parquet";
    }
    if (!FORMATS.contains(lower(format))) {
      throw new SingerException(
          ErrorKind.MODELS,
          "Invalid format: %s. Allowed formats are: %s. (%s)"
              .formatted(format, String.join(", ", FORMATS), build.node().path()));
    }
    return lower(format);
  }

  /** Below the profile's {@code external_root}; a folder where the rows are spread over files. */
  private static String standard(Build build, Map<String, String> options, String format) {
    String root = build.scope().render("{{ adapter.external_root() }}");
    String name = root + "/" + build.relation().identifier();
    return isFolder(options) ? name : name + "." + format;
  }

  private static boolean isFolder(Map<String, String> options) {
    return options.containsKey("partition_by")
        || Boolean.parseBoolean(options.get("per_thread_output"));
  }

  /** What follows COPY … TO. */
  String target() {
    String all =
        options.entrySet().stream()
            .map(option -> option.getKey() + " " + value(option.getKey(), option.getValue()))
            .collect(Collectors.joining(", "));
    return literal(location) + " (" + all + ")";
  }

  private static String value(String key, String value) {
    if (TEXTS.contains(key) && !value.startsWith("'")) {
      return literal(value);
    }
    return key.equals("partition_by") && !value.startsWith("(") ? "(" + value + ")" : value;
  }

  /** Reads what was written of {@code sql}: the same columns, in its order, of its types. */
  String query(Session session, String sql, long rows) {
    Map<String, String> types = new LinkedHashMap<>();
    session
        .query("describe (\n" + sql + "\n)")
        .rows()
        .forEach(row -> types.put(text(row.get(0)), text(row.get(1))));
    String columns =
        types.entrySet().stream()
            .map(column -> cast(rows == 0 && isFolder(options), column))
            .collect(Collectors.joining(", "));
    return rows == 0 && isFolder(options)
        ? "select " + columns + " where false"
        : "select " + columns + " from " + reader(types);
  }

  private static String cast(boolean empty, Map.Entry<String, String> column) {
    String name = RelationValue.quoted(column.getKey());
    return "cast(%s as %s) as %s".formatted(empty ? "null" : name, column.getValue(), name);
  }

  /**
   * Files of texts are told their columns: nothing is guessed, and files without rows have them.
   */
  private String reader(Map<String, String> types) {
    Map<String, String> arguments = new LinkedHashMap<>();
    Map<String, String> inFile = new LinkedHashMap<>(types);
    if (options.containsKey("partition_by")) {
      arguments.put("hive_partitioning", "true");
      arguments.put("hive_types_autocast", "false");
      partitions().forEach(inFile::remove);
    }
    if (!format.equals("parquet")) {
      arguments.put("columns", struct(inFile));
    }
    if (format.equals("csv")) {
      arguments.put("auto_detect", "false");
      arguments.put("header", options.getOrDefault("header", "true"));
      copied(arguments, "delimiter", "delim", ",");
      copied(arguments, "quote", "quote", "\"");
      copied(arguments, "escape", "escape", "\"");
      copied(arguments, "null", "nullstr", "");
      arguments.put("allow_quoted_nulls", "false");
    }
    if (options.containsKey("compression") && !format.equals("parquet")) {
      arguments.put("compression", literal(options.get("compression")));
    }
    reading.forEach(
        (key, value) ->
            arguments.put(key, value instanceof String ? literal(text(value)) : text(value)));
    StringBuilder call = new StringBuilder("read_" + format + "(" + literal(place()));
    arguments.forEach((key, value) -> call.append(", ").append(key).append(" = ").append(value));
    return call.append(")").toString();
  }

  private void copied(Map<String, String> arguments, String option, String name, String otherwise) {
    arguments.put(name, value("quote", options.getOrDefault(option, otherwise)));
  }

  private List<String> partitions() {
    String names = options.getOrDefault("partition_by", "").replaceAll("[()\"]", "");
    return List.of(names.split(" *, *")).stream().map(String::strip).toList();
  }

  private String place() {
    return isFolder(options) ? location + "/**/*." + format : location;
  }

  private static String struct(Map<String, String> types) {
    return types.entrySet().stream()
        .map(column -> literal(column.getKey()) + ": " + literal(column.getValue()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private static Map<String, Object> named(Map<?, ?> map) {
    Map<String, Object> named = new LinkedHashMap<>();
    map.forEach((key, value) -> named.put(text(key), value));
    return named;
  }

  private static String literal(String text) {
    return "'" + text.replace("'", "''") + "'";
  }

  /** DuckDB knows some options by several names. */
  private static String option(Object key) {
    String name = lower(key);
    return switch (name) {
      case "delim", "sep" -> "delimiter";
      case "nullstr" -> "null";
      default -> name;
    };
  }

  private static String lower(Object text) {
    return text.toString().toLowerCase(Locale.ROOT);
  }

  private static String text(@Nullable Object value) {
    return String.valueOf(value);
  }
}
