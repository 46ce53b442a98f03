package io.shoppipe.models.render;

import io.shoppipe.models.generictest.GenericTest;
import io.shoppipe.models.generictest.GenericTests;
import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes what a node's templates and the macros they call see. Thread-safe. */
final class NodeContexts {
  private static final Signature RENDER = Signature.of("render", "string");

  private final RenderScope scope;
  private final MacroLibrary macros;

  NodeContexts(RenderScope scope, MacroLibrary macros) {
    this.scope = scope;
    this.macros = macros;
  }

  RenderContext of(Subject subject) {
    String type = scope.profile().type();
    boolean transactions = !type.equals("bigquery");
    Transaction transaction = new Transaction(subject.session().filter(open -> transactions));
    RenderContext context =
        new RenderContext(macros, subject.phase(), type, subject.packageName(), transaction);
    context.putAll(GeneralFunctions.of(scope, subject.phase(), subject.packageName()));
    context.put(
        "var",
        scope
            .varsOf(subject.packageName())
            .function(
                subject.phase(),
                text -> macros.environment(subject.phase()).parse("var()", text).render(context)));
    addReferences(subject, context);
    context.put("config", subject.config());
    context.put("this", RelationValue.of(subject.relation()));
    context.put("model", subject.model());
    context.put("database", subject.relation().database());
    context.put("schema", subject.relation().schema());
    context.putMacro("is_incremental", arguments -> subject.incremental(scope.fullRefresh()));
    context.putMacro(
        "should_full_refresh",
        (PythonCallable)
            arguments ->
                Subject.fullRefresh(new NodeConfig(subject.configured()), scope.fullRefresh()));
    boolean storing = subject.storesFailures(scope.storeFailures());
    context.put("should_store_failures", (PythonCallable) arguments -> storing);
    new Statements(subject.session(), transaction).define(context);
    addBuiltinTests(context, storing);
    context.put("api", Api.value(type));
    context.put(
        "adapter",
        new AdapterValue(type, subject.session(), context.macros(), context, transaction));
    context.put("context", context);
    context.put("render", (PythonCallable) arguments -> rendered(subject, arguments, context));
    context.put(
        "run_hooks",
        new HookFunction(
            subject.session(),
            transaction,
            text -> macros.environment(subject.phase()).parse("hook", text).render(context)));
    return context;
  }

  private static void addReferences(Subject subject, Map<String, @Nullable Object> context) {
    PythonCallable ref = ReferenceFunctions.ref(subject.references());
    PythonCallable source = ReferenceFunctions.source(subject.references());
    context.put("ref", ref);
    context.put("source", source);
    context.put("function", ReferenceFunctions.function(subject.references()));
    Map<String, @Nullable Object> builtins = new HashMap<>();
    builtins.put("ref", ref);
    builtins.put("source", source);
    builtins.put("config", subject.config());
    builtins.put("var", context.get("var"));
    context.put("builtins", builtins);
  }

  private Object rendered(
      Subject subject, Arguments arguments, Map<String, @Nullable Object> context) {
    String text = arguments.bind(RENDER).text(0);
    return macros.environment(subject.phase()).parse("render()", text).render(context);
  }

  private static void addBuiltinTests(RenderContext context, boolean storing) {
    for (GenericTest test : GenericTests.ALL) {
      context.putMacro("test_" + test.name(), new GenericTestFunction(test, storing));
    }
  }

  /** A test of a package, of the project, or built in. */
  static PythonCallable callable(
      Map<String, @Nullable Object> context, Optional<String> namespace, String name) {
    return callable(context, namespace.map(space -> space + "." + name).orElse(name));
  }

  /** A macro of the project or a built-in test, by name. */
  static PythonCallable callable(Map<String, @Nullable Object> context, String name) {
    Object found = context.get(name);
    int dot = name.indexOf('.');
    if (dot > 0 && context.get(name.substring(0, dot)) instanceof PythonObject space) {
      found = space.attribute(name.substring(dot + 1));
    }
    if (found instanceof PythonCallable macro) {
      return macro;
    }
    throw PythonException.of(ErrorType.UNDEFINED, "'" + name + "' is undefined");
  }
}
