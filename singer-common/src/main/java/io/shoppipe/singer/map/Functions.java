package io.shoppipe.singer.map;

import io.shoppipe.python.DictMethods;
import io.shoppipe.python.Iteration;
import io.shoppipe.python.Methods;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Repr;
import io.shoppipe.python.SetMethods;
import io.shoppipe.python.Signature;
import io.shoppipe.python.Truth;
import io.shoppipe.python.Tuple;
import io.shoppipe.python.datetime.DateTimeModule;
import io.shoppipe.python.expression.SyntaxProblem;
import io.shoppipe.singer.error.NearMiss;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The functions, modules and methods that an expression may call, and {@code config}. */
final class Functions {
  private static final Signature ONE = Signature.of("function", "value?");
  private static final Set<String> RANDOM = Set.of("rand", "randint");

  private final Map<String, PythonCallable> functions = new HashMap<>();
  private final Map<String, PythonObject> modules = new HashMap<>();
  private final Map<@Nullable Object, @Nullable Object> config;
  private final Set<String> methods = new TreeSet<>(Methods.names());
  private final String hashKey;

  Functions(MapSettings settings) {
    this.config = Values.map(settings.mapConfig());
    this.hashKey = settings.hashKey();
    modules.put("datetime", new DateTimeModule(settings.clock()));
    modules.put("json", new JsonModule());
    methods.addAll(DateTimeModule.names());
    methods.addAll(JsonModule.names());
    functions.put("md5", Digests.md5());
    functions.put("sha256", Digests.sha256());
    functions.put("int", Conversions::integer);
    functions.put("float", Conversions::real);
    functions.put("round", Conversions::round);
    functions.put("str", a -> a.isEmpty() ? "" : Repr.text(a.bind(ONE).at(0)));
    functions.put("bool", a -> Truth.of(a.bind(ONE).at(0)));
    functions.put("len", a -> (long) Iteration.length(a.bind(ONE).at(0)));
    functions.put("list", a -> a.isEmpty() ? new ArrayList<>() : Iteration.list(a.bind(ONE).at(0)));
    functions.put(
        "tuple", a -> a.isEmpty() ? Tuple.of() : Tuple.copyOf(Iteration.list(a.bind(ONE).at(0))));
    functions.put("set", a -> SetMethods.of(a.isEmpty() ? List.of() : a.bind(ONE).at(0)));
    functions.put("dict", DictMethods::create);
  }

  Map<@Nullable Object, @Nullable Object> config() {
    return config;
  }

  @Nullable PythonObject module(String name) {
    return modules.get(name);
  }

  /** The function of that name; refused if it is unknown, or needs a key that is not there. */
  PythonCallable named(String name) {
    if (name.equals("hmac_sha256")) {
      return Digests.hmacSha256(hashKey);
    }
    PythonCallable function = functions.get(name);
    if (function != null) {
      return function;
    }
    if (RANDOM.contains(name)) {
      throw new SyntaxProblem(
          "'"
              + name
              + "()' is not available, since each run would give other values; use a digest");
    }
    Set<String> known = new TreeSet<>(functions.keySet());
    known.add("hmac_sha256");
    throw new SyntaxProblem(
        "'"
            + name
            + "()' is not known; there are "
            + String.join(", ", known)
            + "."
            + NearMiss.hint(name, known));
  }

  /** Refuses a method that no value has. */
  void checkMethod(String name) {
    if (!methods.contains(name)) {
      throw new SyntaxProblem(
          "no value has a method '" + name + "()'." + NearMiss.hint(name, methods));
    }
  }
}
