package io.shoppipe.models.render;

import io.shoppipe.python.Arguments;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** dbt's Column. {@code dataType} is the warehouse's spelling with size or precision. */
public record ColumnValue(String name, String dataType) implements PythonObject {
  private static final Pattern PARTS =
      Pattern.compile("([^(]+?)\\s*(?:\\(\\s*(\\d+)\\s*(?:,\\s*(\\d+)\\s*)?\\))?(.*)");
  private static final List<String> TEXTS =
      List.of("text", "character varying", "character", "varchar");
  private static final List<String> INTEGERS =
      List.of(
          "smallint", "integer", "bigint", "smallserial", "serial", "bigserial", "int", "hugeint");
  private static final List<String> FLOATS =
      List.of("real", "float4", "float", "double precision", "float8", "double");
  private static final List<String> NUMERICS = List.of("numeric", "decimal");
  private static final int UNSIZED = 256;
  private static final Signature CREATE =
      Signature.of(
          "Column", "column", "dtype", "char_size?", "numeric_precision?", "numeric_scale?");
  private static final Signature OTHER = Signature.of("can_expand_to", "other_column");
  private static final Signature SIZE = Signature.of("string_type", "size");

  /** {@code api.Column}: makes columns, and has what dbt's class has. */
  static final PythonObject CLASS = new ColumnClass();

  private Matcher parts() {
    Matcher parts = PARTS.matcher(dataType);
    if (!parts.matches()) {
      throw new IllegalStateException("the pattern matches any type: " + dataType);
    }
    return parts;
  }

  private String dtype() {
    Matcher parts = parts();
    return parts.group(1) + parts.group(4);
  }

  private boolean is(List<String> types) {
    return types.contains(dtype().toLowerCase(Locale.ROOT));
  }

  private @Nullable Long number(int group) {
    String digits = parts().group(group);
    return digits == null ? null : Long.valueOf(digits);
  }

  private long stringSize() {
    Long size = number(2);
    return is(TEXTS) && size != null ? size : UNSIZED;
  }

  @Override
  public @Nullable Object attribute(String attribute) {
    return switch (attribute) {
      case "name", "column" -> name;
      case "quoted" -> RelationValue.quoted(name);
      case "dtype" -> dtype();
      case "data_type", "expanded_data_type" -> dataType;
      case "char_size" -> is(TEXTS) ? number(2) : null;
      case "numeric_precision" -> is(NUMERICS) ? number(2) : null;
      case "numeric_scale" -> is(NUMERICS) ? number(3) : null;
      case "is_string" -> (PythonCallable) arguments -> is(TEXTS);
      case "is_integer" -> (PythonCallable) arguments -> is(INTEGERS);
      case "is_float" -> (PythonCallable) arguments -> is(FLOATS);
      case "is_numeric" -> (PythonCallable) arguments -> is(NUMERICS);
      case "is_number" -> (PythonCallable) arguments -> is(INTEGERS) || is(FLOATS) || is(NUMERICS);
      case "string_size" -> (PythonCallable) arguments -> stringSize();
      case "can_expand_to" -> (PythonCallable) this::canExpandTo;
      default -> CLASS.attribute(attribute);
    };
  }

  private boolean canExpandTo(Arguments arguments) {
    return arguments.bind(OTHER).at(0) instanceof ColumnValue other
        && is(TEXTS)
        && other.is(TEXTS)
        && other.stringSize() > stringSize();
  }

  @Override
  public String string() {
    return "<Column " + name + " (" + dataType + ")>";
  }

  @Override
  public String typeName() {
    return "Column";
  }

  private static final class ColumnClass implements PythonObject, PythonCallable {
    @Override
    public Object call(Arguments arguments) {
      var bound = arguments.bind(CREATE);
      String type = bound.text(1);
      if (bound.at(2) != null) {
        type += "(" + bound.at(2) + ")";
      } else if (bound.at(3) != null) {
        type += "(" + bound.at(3) + "," + (bound.at(4) == null ? 0 : bound.at(4)) + ")";
      }
      return new ColumnValue(bound.text(0), type);
    }

    @Override
    public @Nullable Object attribute(String name) {
      return switch (name) {
        case "string_type" ->
            (PythonCallable) arguments -> "character varying(" + arguments.bind(SIZE).at(0) + ")";
        case "translate_type" -> (PythonCallable) arguments -> arguments.bind(SIZE).at(0);
        case "create" -> this;
        default -> MISSING;
      };
    }

    @Override
    public String typeName() {
      return "type";
    }
  }
}
