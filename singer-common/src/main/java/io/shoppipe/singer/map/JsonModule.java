package io.shoppipe.singer.map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import io.shoppipe.python.Bound;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.JsonText;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import io.shoppipe.singer.json.ExactJson;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Python's module {@code json}: {@code dumps} and {@code loads}, numbers digit for digit. */
final class JsonModule implements PythonObject {
  private static final Signature DUMPS = Signature.of("dumps", "obj", "indent?", "sort_keys?");
  private static final Signature LOADS = Signature.of("loads", "s");
  private static final ObjectReader READER =
      ExactJson.MAPPER.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  static Set<String> names() {
    return Set.of("dumps", "loads");
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "dumps" -> (PythonCallable) arguments -> dumps(arguments.bind(DUMPS));
      case "loads" -> (PythonCallable) arguments -> loads(arguments.bind(LOADS));
      default -> MISSING;
    };
  }

  private static String dumps(Bound bound) {
    int indent = bound.at(1) == null ? -1 : bound.integer(1, -1);
    return JsonText.of(bound.at(0), indent, bound.flag(2, false));
  }

  private static @Nullable Object loads(Bound bound) {
    if (bound.at(0) == null) {
      return null;
    }
    try {
      return Values.of(READER.readTree(bound.text(0)));
    } catch (JsonProcessingException e) {
      throw new PythonException(
          ErrorType.VALUE,
          "json.loads(): not valid JSON at column " + e.getLocation().getColumnNr(),
          e);
    }
  }

  @Override
  public String typeName() {
    return "module";
  }
}
