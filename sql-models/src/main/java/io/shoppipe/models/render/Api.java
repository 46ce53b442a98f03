package io.shoppipe.models.render;

import io.shoppipe.models.graph.Quotes;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value {@code api}: dbt's classes Relation and Column. */
final class Api {
  private Api() {}

  static Map<String, Object> value(String adapter) {
    return Map.of(
        "Relation", new RelationFactory(Quotes.of(adapter)), "Column", new ColumnFactory(adapter));
  }

  /** {@code api.Column}. */
  private record ColumnFactory(String adapter) implements PythonObject, PythonCallable {
    private static final Signature NEW =
        Signature.of(
            "Column", "column", "dtype", "char_size?", "numeric_precision?", "numeric_scale?");
    private static final Signature CREATE = Signature.of("create", "name", "label_or_dtype");
    private static final Signature TYPE = Signature.of("translate_type", "dtype");
    private static final Signature SIZE = Signature.of("string_type", "size");
    private static final Signature NUMERIC =
        Signature.of("numeric_type", "dtype", "precision?", "scale?");

    private static final Map<String, String> BIGQUERY =
        Map.of("TEXT", "STRING", "FLOAT", "FLOAT64", "INTEGER", "INT64");

    @Override
    public Object call(Arguments arguments) {
      Bound bound = arguments.bind(NEW);
      return ColumnValue.of(adapter, bound.text(0), bound.text(1));
    }

    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "translate_type" ->
            (PythonCallable) arguments -> translated(arguments.bind(TYPE).text(0));
        case "create" -> (PythonCallable) this::create;
        case "string_type" ->
            (PythonCallable) arguments -> "character varying(" + arguments.bind(SIZE).at(0) + ")";
        case "numeric_type" -> (PythonCallable) arguments -> numeric(arguments.bind(NUMERIC));
        default -> MISSING;
      };
    }

    private Object create(Arguments arguments) {
      Bound bound = arguments.bind(CREATE);
      return ColumnValue.of(adapter, bound.text(0), translated(bound.text(1)));
    }

    /** dbt knows one label, STRING; other names stay as they are. */
    private String translated(String label) {
      if (adapter.equals("bigquery")) {
        return BIGQUERY.getOrDefault(label.toUpperCase(Locale.ROOT), label);
      }
      return label.equalsIgnoreCase("string") ? "TEXT" : label;
    }

    private String numeric(Bound bound) {
      return adapter.equals("bigquery") || bound.at(1) == null || bound.at(2) == null
          ? bound.text(0)
          : bound.text(0) + "(" + bound.at(1) + "," + bound.at(2) + ")";
    }

    @Override
    public String typeName() {
      return "type";
    }
  }
}
