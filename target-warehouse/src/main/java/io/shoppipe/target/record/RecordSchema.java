package io.shoppipe.target.record;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/**
 * A stream's JSON Schema, compiled once: its columns in the schema's order, and how each is read.
 * Immutable.
 */
public final class RecordSchema {
  /** Set up only where some field is validated by its schema: it takes a program 0.04 s. */
  private static final class Trees {
    static final ObjectReader JSON =
        JsonMapper.builder()
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .reader();
  }

  private final JsonNode document;
  private final Validators validators;
  private final List<FieldSchema> fields;
  private final Set<String> required;

  private RecordSchema(JsonNode document, List<FieldSchema> fields, Set<String> required) {
    this.document = document;
    this.validators = new Validators(document);
    this.fields = List.copyOf(fields);
    this.required = Set.copyOf(required);
  }

  /** Compiles a SCHEMA message's schema. */
  public static RecordSchema of(JsonNode document, NumberType numbers) {
    SchemaTypes types = new SchemaTypes(document);
    List<FieldSchema> fields = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : document.path("properties").properties()) {
      FieldSchema field = types.field(property.getKey(), property.getValue());
      fields.add(numbers == NumberType.DOUBLE && isNumber(field) ? doubles(field) : field);
    }
    Set<String> required = new HashSet<>();
    document.path("required").forEach(name -> required.add(name.asText()));
    return new RecordSchema(document, fields, required);
  }

  /** Whether a decimal column stands for numbers, not for integers of wide bounds. */
  private static boolean isNumber(FieldSchema field) {
    boolean integers = field.type().precision() > 0 && field.type().scale() == 0;
    return field.type().kind() == ColumnType.Kind.NUMERIC && !integers;
  }

  private static FieldSchema doubles(FieldSchema field) {
    return field.widened(ColumnType.DOUBLE);
  }

  /** The columns, all nullable: what a record lacks is NULL. */
  public List<Column> columns() {
    return fields.stream()
        .map(field -> new Column(field.name(), field.type(), true, field.description()))
        .toList();
  }

  /** The same and fields that it does not declare, by name, with the types of their columns. */
  public RecordSchema adding(Map<String, ColumnType> undeclared) {
    if (undeclared.isEmpty()) {
      return this;
    }
    List<FieldSchema> all = new ArrayList<>(fields);
    undeclared.forEach((name, type) -> all.add(FieldSchema.undeclared(name, type)));
    return new RecordSchema(document, all, required);
  }

  UndeclaredRules undeclared() {
    return new UndeclaredRules(document, this::validator);
  }

  /** The schema of a field that is not among the properties, where the document has one. */
  public Optional<JsonNode> undeclared(String field) {
    return undeclared().schema(field);
  }

  /** Whether the field is among the properties. */
  public boolean declares(String field) {
    return document.path("properties").has(field);
  }

  int size() {
    return fields.size();
  }

  String name(int column) {
    return fields.get(column).name();
  }

  boolean nullable(int column) {
    return fields.get(column).nullable();
  }

  /** Whether null is listed among the field's types, whatever other keywords say. */
  boolean listsNull(int column) {
    JsonNode schema = fields.get(column).schema();
    JsonNode type = schema.path("type");
    return schema.path("nullable").asBoolean()
        || type.asText().equals("null")
        || StreamSupport.stream(type.spliterator(), false)
            .anyMatch(name -> name.asText().equals("null"));
  }

  boolean required(int column) {
    return required.contains(name(column));
  }

  boolean byValue(int column) {
    return fields.get(column).byValue();
  }

  ColumnType.Kind kind(int column) {
    return fields.get(column).type().kind();
  }

  Shape shape(int column) {
    return fields.get(column).shape();
  }

  FieldCheck check(int column) {
    FieldSchema field = fields.get(column);
    if (!field.residual()) {
      return FieldCheck.NONE;
    }
    return QuickSchemas.of(field.schema())
        .map(quick -> check(field, quick))
        .orElseGet(() -> validator(field));
  }

  /** What judges a record as a whole, beside its fields. */
  FieldCheck whole() {
    if (!WholeRecord.isJudgedBy(document)) {
      return FieldCheck.NONE;
    }
    JsonNode judging = WholeRecord.judging(document);
    Supplier<FieldCheck> validator =
        () -> new ValidatorCheck(new Validators(judging).at(), Trees.JSON, false);
    return QuickSchemas.of(judging)
        .<FieldCheck>map(quick -> new QuickCheck(quick, validator))
        .orElseGet(validator);
  }

  private FieldCheck check(FieldSchema field, QuickSchema quick) {
    boolean converted = field.type().kind() != ColumnType.Kind.JSON || field.shape() != Shape.ANY;
    boolean nothingLeft =
        quick == QuickSchema.ANY
            || (converted && quick instanceof QuickTypes types && types.judgesTypesOnly());
    return nothingLeft ? FieldCheck.NONE : new QuickCheck(quick, () -> validator(field));
  }

  private FieldCheck validator(String... place) {
    return new ValidatorCheck(validators.at(place), Trees.JSON, true);
  }

  private FieldCheck validator(FieldSchema field) {
    return validator("properties", field.name());
  }
}
