package io.shoppipe.models.render;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.python.Bound;
import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonException;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import io.shoppipe.warehouse.api.Relation;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Table;
import io.shoppipe.warehouse.api.TableName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The members of {@code adapter} that models use. Without a session nothing exists. */
final class AdapterValue implements PythonObject {
  private static final Signature DISPATCH =
      Signature.of("adapter.dispatch", "macro_name", "macro_namespace?");
  private static final Signature GET_RELATION =
      Signature.of("adapter.get_relation", "database", "schema", "identifier");
  private static final Signature ONE_RELATION =
      Signature.of("adapter.get_columns_in_relation", "relation");
  private static final Signature QUOTE = Signature.of("adapter.quote", "identifier");

  private final String type;
  private final Optional<Session> session;
  private final DbtNamespace macros;

  AdapterValue(String type, Optional<Session> session, DbtNamespace macros) {
    this.type = type;
    this.session = session;
    this.macros = macros;
  }

  @Override
  public @Nullable Object attribute(String name) {
    return switch (name) {
      case "dispatch" -> (PythonCallable) arguments -> dispatch(arguments.bind(DISPATCH));
      case "type" -> (PythonCallable) arguments -> type;
      case "quote" ->
          (PythonCallable) arguments -> RelationValue.quoted(arguments.bind(QUOTE).text(0));
      case "get_relation" -> (PythonCallable) arguments -> relation(arguments.bind(GET_RELATION));
      case "get_columns_in_relation" ->
          (PythonCallable) arguments -> columns(arguments.bind(ONE_RELATION).at(0));
      default -> MISSING;
    };
  }

  private PythonCallable dispatch(Bound call) {
    String name = call.text(0);
    Object found = macros.dispatched(name).map(Object.class::cast).orElse(null);
    Object macro = found == null ? macros.attribute(name) : found;
    if (macro instanceof PythonCallable callable) {
      return callable;
    }
    throw PythonException.of(
        ErrorType.HOST,
        "adapter.dispatch finds no macro for '%s': add '%s__%s' or 'default__%s'."
            .formatted(name, type, name, name));
  }

  private @Nullable Object relation(Bound call) {
    if (session.isEmpty()) {
      return null;
    }
    RelationName name = new RelationName(String.valueOf(call.at(0)), call.text(1), call.text(2));
    return find(name)
        .map(table -> RelationValue.of(name, Optional.of(kind(table.relation()))))
        .orElse(null);
  }

  private static String kind(Relation relation) {
    return relation.kind().name().toLowerCase(Locale.ROOT);
  }

  private List<Object> columns(@Nullable Object relation) {
    if (session.isEmpty() || !(relation instanceof RelationValue known)) {
      return List.of();
    }
    return find(known.name()).map(Table::columns).orElse(List.of()).stream()
        .map(column -> (Object) new ColumnValue(column.name(), column.nativeType()))
        .toList();
  }

  private Optional<Table> find(RelationName name) {
    return session.flatMap(open -> open.table(new TableName(name.schema(), name.identifier())));
  }

  @Override
  public String typeName() {
    return "adapter";
  }
}
