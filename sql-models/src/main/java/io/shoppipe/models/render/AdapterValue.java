package io.shoppipe.models.render;

import io.shoppipe.models.graph.Quotes;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import io.shoppipe.warehouse.api.Session;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The value {@code adapter}. Without a session nothing exists and nothing is done. */
final class AdapterValue implements PythonObject {
  private static final Signature DISPATCH =
      Signature.of("adapter.dispatch", "macro_name", "macro_namespace?", "packages?");
  private static final Signature QUOTE = Signature.of("adapter.quote", "identifier");
  private static final Signature QUOTE_AS =
      Signature.of("adapter.quote_as_configured", "identifier", "quote_key");
  private static final Signature QUOTE_SEED =
      Signature.of("adapter.quote_seed_column", "column", "quote_config?");
  private static final Signature CONVERT =
      Signature.of("adapter.convert_type", "agate_table", "col_idx");

  /** What dbt does by macros of these names, which a project may have versions of. */
  private static final Set<String> BY_MACROS =
      Set.of(
          "get_columns_in_relation",
          "list_relations_without_caching",
          "create_schema",
          "drop_schema",
          "drop_relation",
          "rename_relation",
          "truncate_relation");

  private final String type;
  private final MacroNamespace macros;
  private final AdapterReads reads;
  private final Optional<BigQueryAnswers> special;
  private final AdapterAnswers answers;
  private final Optional<AdapterWrites> writes;

  AdapterValue(
      String type,
      Optional<Session> session,
      MacroNamespace macros,
      Map<String, @Nullable Object> context,
      Transaction transaction) {
    this.type = type;
    this.macros = macros;
    this.reads = new AdapterReads(type, session);
    this.special =
        type.equals("bigquery") ? Optional.of(new BigQueryAnswers(session)) : Optional.empty();
    this.answers = new AdapterAnswers(type, reads, context);
    this.writes = session.map(open -> new AdapterWrites(open, reads, transaction));
  }

  @Override
  public @Nullable Object attribute(String name) {
    Optional<PythonCallable> macro =
        BY_MACROS.contains(name) ? macros.replacement(name) : Optional.empty();
    if (macro.isPresent()) {
      return macro.get();
    }
    Optional<PythonCallable> read =
        special
            .flatMap(own -> own.member(name))
            .or(() -> reads.member(name))
            .or(() -> answers.member(name));
    if (read.isPresent()) {
      return read.get();
    }
    if (AdapterWrites.NAMES.contains(name)) {
      return (PythonCallable)
          arguments -> writes.map(open -> open.call(name, arguments)).orElse(null);
    }
    return switch (name) {
      case "dispatch" -> (PythonCallable) arguments -> dispatch(arguments.bind(DISPATCH));
      case "type" -> (PythonCallable) arguments -> type;
      case "quote" -> (PythonCallable) arguments -> quoted(arguments.bind(QUOTE).text(0));
      case "quote_as_configured" ->
          (PythonCallable) arguments -> quoted(arguments.bind(QUOTE_AS).text(0));
      case "quote_seed_column" -> (PythonCallable) this::quoteSeed;
      case "convert_type" -> (PythonCallable) AdapterValue::convertType;
      case "Relation" -> new RelationFactory(Quotes.of(type));
      case "Column" -> Api.value(type).get("Column");
      case "behavior" -> new Behavior();
      case "is_motherduck", "is_ducklake" -> (PythonCallable) arguments -> false;
      case "cache_added", "cache_dropped", "cache_renamed" -> (PythonCallable) arguments -> "";
      default -> MISSING;
    };
  }

  private PythonCallable dispatch(Bound call) {
    return macros.dispatch(call.text(0), Optional.ofNullable((String) call.at(1)));
  }

  private String quoted(String identifier) {
    return Quotes.of(type).quoted(identifier);
  }

  private Object quoteSeed(Arguments arguments) {
    Bound bound = arguments.bind(QUOTE_SEED);
    return Boolean.FALSE.equals(bound.at(1)) ? bound.text(0) : quoted(bound.text(0));
  }

  private static Object convertType(Arguments arguments) {
    Bound bound = arguments.bind(CONVERT);
    return bound.at(0) instanceof QueryTable table ? table.type(bound.integer(1, 0)) : "text";
  }

  @Override
  public String typeName() {
    return type.toUpperCase(Locale.ROOT) + " adapter";
  }

  /** dbt's behaviour flags: none is set. */
  private static final class Behavior implements PythonObject {
    @Override
    public Object attribute(String name) {
      return Map.of("no_warn", false, "setting", false, "name", name, "all", List.of());
    }

    @Override
    public boolean truth() {
      return false;
    }

    @Override
    public String typeName() {
      return "Behavior";
    }
  }
}
