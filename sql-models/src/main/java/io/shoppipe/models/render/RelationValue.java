package io.shoppipe.models.render;

import io.shoppipe.models.graph.Quotes;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.python.Arguments;
import io.shoppipe.python.Bound;
import io.shoppipe.python.PythonCallable;
import io.shoppipe.python.PythonObject;
import io.shoppipe.python.Signature;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** dbt's Relation: prints as its quoted name, in the parts that are included. Immutable. */
public final class RelationValue implements PythonObject {
  private static final Signature PARTS =
      Signature.of("include", "database?", "schema?", "identifier?");
  private static final Signature GET = Signature.of("get", "key", "default?");
  private static final Signature VIEW = Signature.of("information_schema", "view_name?");
  private static final Signature INCORPORATE = Signature.of("incorporate", "path?", "type?");

  /** The parts of a name, outermost first. */
  enum Part {
    DATABASE,
    SCHEMA,
    IDENTIFIER;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One part; {@code text} is null where the relation has none. */
  private record Piece(@Nullable String text, boolean included, boolean quoted) {
    Optional<String> shown(Quotes quotes) {
      return text == null || text.isEmpty() || !included
          ? Optional.empty()
          : Optional.of(quoted ? quotes.quoted(text) : text);
    }
  }

  private final RelationName name;
  private final Map<Part, Piece> pieces;
  private final Optional<String> kind;

  private RelationValue(RelationName name, Map<Part, Piece> pieces, Optional<String> kind) {
    this.name = name;
    this.pieces = pieces;
    this.kind = kind;
  }

  public static RelationValue of(RelationName name) {
    return of(name, Optional.empty());
  }

  /** {@code kind} is {@code table} or {@code view} where it is known. */
  public static RelationValue of(RelationName name, Optional<String> kind) {
    Map<Part, Piece> pieces = new EnumMap<>(Part.class);
    pieces.put(Part.DATABASE, new Piece(name.database(), true, true));
    pieces.put(Part.SCHEMA, new Piece(name.schema(), true, true));
    pieces.put(Part.IDENTIFIER, new Piece(name.identifier(), true, true));
    return new RelationValue(name, pieces, kind);
  }

  /** A table. */
  public static RelationValue table(RelationName name) {
    return of(name, Optional.of("table"));
  }

  /** A table that is written otherwise than by its name. */
  static RelationValue external(RelationName name, String sql) {
    return new RelationValue(name, only(sql), Optional.of("external"));
  }

  private static Map<Part, Piece> only(String sql) {
    Map<Part, Piece> pieces = new EnumMap<>(Part.class);
    pieces.put(Part.IDENTIFIER, new Piece(sql, true, false));
    return pieces;
  }

  /** The rows that meet a condition, as a subquery of that alias; empty = without one. */
  RelationValue filtered(String condition, String alias) {
    String query =
        "(select * from "
            + string()
            + " where "
            + condition
            + ")"
            + (alias.isEmpty() ? "" : " " + alias);
    return new RelationValue(name, only(query), kind);
  }

  /** An ephemeral model: it stands in the query as a CTE of that name. */
  static RelationValue ephemeral(RelationName name, String cte) {
    return new RelationValue(name.named(cte), only(cte), Optional.of("cte"));
  }

  public static String quoted(String identifier) {
    return Quotes.DOUBLE.quoted(identifier);
  }

  public RelationName name() {
    return name;
  }

  /** With some parts quoted and others not; the config key {@code quoting} has this shape. */
  public RelationValue withQuoting(Map<?, ?> quoting) {
    Map<Part, Piece> changed = new EnumMap<>(pieces);
    for (Part part : pieces.keySet()) {
      Piece piece = piece(part);
      if (quoting.get(part.word()) instanceof Boolean quote) {
        changed.put(part, new Piece(piece.text(), piece.included(), quote));
      }
    }
    return new RelationValue(name, changed, kind);
  }

  private Piece piece(Part part) {
    return pieces.getOrDefault(part, new Piece(null, false, false));
  }

  @Override
  public @Nullable Object attribute(String attribute) {
    return switch (attribute) {
      case "database", "project" -> text(name.database());
      case "schema", "dataset" -> text(name.schema());
      case "identifier", "name", "table" -> text(name.identifier());
      case "type" -> kind.orElse(null);
      case "is_table", "is_view", "is_cte", "is_materialized_view" ->
          kind.equals(Optional.of(attribute.substring("is_".length())));
      case "Table", "View", "CTE", "MaterializedView", "External" ->
          RelationFactory.kind(attribute);
      case "include" -> (PythonCallable) arguments -> flagged(arguments.bind(PARTS), true);
      case "quote" -> (PythonCallable) arguments -> flagged(arguments.bind(PARTS), false);
      case "render" -> (PythonCallable) arguments -> string();
      case "without_identifier" -> (PythonCallable) arguments -> without(Part.IDENTIFIER);
      case "information_schema", "information_schema_only" ->
          (PythonCallable) arguments -> informationSchema(arguments.bind(VIEW));
      case "incorporate" -> (PythonCallable) arguments -> incorporate(arguments.bind(INCORPORATE));
      case "replace_path" -> (PythonCallable) arguments -> path(arguments.named());
      case "quoted" ->
          (PythonCallable)
              arguments ->
                  name.quotes()
                      .quoted(arguments.bind(Signature.of("quoted", "identifier")).text(0));
      case "get" -> (PythonCallable) this::get;
      case "path" -> path();
      case "quote_policy", "include_policy" -> policy(attribute);
      case "metadata" -> Map.of("type", "Relation");
      case "create", "add_ephemeral_prefix" ->
          new RelationFactory(name.quotes()).attribute(attribute);
      default -> MISSING;
    };
  }

  private static @Nullable String text(String part) {
    return part.isEmpty() ? null : part;
  }

  private @Nullable Object get(Arguments arguments) {
    Bound bound = arguments.bind(GET);
    Object value = attribute(bound.text(0));
    return value == MISSING ? bound.at(1) : value;
  }

  private Map<String, @Nullable Object> path() {
    Map<String, @Nullable Object> path = new LinkedHashMap<>();
    path.put("database", text(name.database()));
    path.put("schema", text(name.schema()));
    path.put("identifier", text(name.identifier()));
    return path;
  }

  private Map<String, Boolean> policy(String which) {
    return Stream.of(Part.values())
        .collect(
            Collectors.toMap(
                Part::word,
                part -> which.startsWith("quote") ? piece(part).quoted() : piece(part).included()));
  }

  /** With some parts included or not, or quoted or not, as the flags say in their order. */
  private RelationValue flagged(Bound flags, boolean included) {
    Map<Part, Piece> changed = new EnumMap<>(pieces);
    int index = 0;
    for (Part part : Part.values()) {
      Piece piece = piece(part);
      boolean flag = flags.flag(index, included ? piece.included() : piece.quoted());
      index++;
      changed.put(
          part,
          included
              ? new Piece(piece.text(), flag, piece.quoted())
              : new Piece(piece.text(), piece.included(), flag));
    }
    return new RelationValue(name, changed, kind);
  }

  private RelationValue without(Part part) {
    Map<Part, Piece> kept = new EnumMap<>(pieces);
    kept.remove(part);
    String identifier = part == Part.IDENTIFIER ? "" : name.identifier();
    return new RelationValue(name.named(identifier), kept, kind);
  }

  private RelationValue informationSchema(Bound call) {
    String view = call.at(0) instanceof String text ? text : "";
    boolean ofSchema = name.quotes() == Quotes.BACKTICK && !view.isEmpty() && !view.startsWith("S");
    String schema =
        ofSchema
            ? name.quotes().quoted(name.schema()) + ".INFORMATION_SCHEMA"
            : "INFORMATION_SCHEMA";
    Map<Part, Piece> changed = new EnumMap<>(Part.class);
    changed.put(Part.DATABASE, new Piece(name.database(), true, true));
    changed.put(Part.SCHEMA, new Piece(schema, true, false));
    changed.put(Part.IDENTIFIER, new Piece(view, true, false));
    RelationName shown =
        new RelationName(name.database(), "INFORMATION_SCHEMA", view, name.quotes());
    return new RelationValue(shown, changed, Optional.empty());
  }

  private RelationValue incorporate(Bound call) {
    RelationValue changed = call.at(0) instanceof Map<?, ?> path ? path(path) : this;
    Object type = call.at(1);
    return type == null
        ? changed
        : new RelationValue(changed.name, changed.pieces, Optional.of(type.toString()));
  }

  private RelationValue path(Map<?, ?> changes) {
    Map<Part, Piece> changed = new EnumMap<>(pieces);
    for (Part part : Part.values()) {
      if (changes.containsKey(part.word())) {
        Object text = changes.get(part.word());
        Piece piece = pieces.getOrDefault(part, new Piece(null, true, true));
        String shown = text == null ? null : text.toString();
        changed.put(part, new Piece(shown, piece.included(), piece.quoted()));
      }
    }
    RelationName renamed =
        new RelationName(
            changed(changes, Part.DATABASE, name.database()),
            changed(changes, Part.SCHEMA, name.schema()),
            changed(changes, Part.IDENTIFIER, name.identifier()),
            name.quotes());
    return new RelationValue(renamed, changed, kind);
  }

  private static String changed(Map<?, ?> changes, Part part, String before) {
    if (!changes.containsKey(part.word())) {
      return before;
    }
    Object text = changes.get(part.word());
    return text == null ? "" : text.toString();
  }

  @Override
  public @Nullable Object item(@Nullable Object key) {
    return key instanceof String text ? attribute(text) : MISSING;
  }

  /** dbt's Relation is a mapping to templates; packages ask for that. */
  @Override
  public boolean mapping() {
    return true;
  }

  @Override
  public String string() {
    return Stream.of(Part.values())
        .map(this::piece)
        .flatMap(piece -> piece.shown(name.quotes()).stream())
        .collect(Collectors.joining("."));
  }

  @Override
  public String toString() {
    return string();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof RelationValue relation && relation.string().equals(string());
  }

  @Override
  public int hashCode() {
    return string().toLowerCase(Locale.ROOT).hashCode();
  }

  @Override
  public String typeName() {
    return "Relation";
  }
}
