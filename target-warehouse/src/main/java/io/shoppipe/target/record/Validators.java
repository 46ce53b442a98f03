package io.shoppipe.target.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.path.PathType;
import org.jspecify.annotations.Nullable;

/**
 * The validators of one schema's parts, made when they are first needed. A {@code $ref} may lead to
 * any place of the schema; nothing is fetched. Not thread-safe.
 */
final class Validators {
  private final JsonNode document;
  private @Nullable Schema whole;

  Validators(JsonNode document) {
    this.document = document;
  }

  /** Of the part that the keywords lead to, such as {@code "properties", "id"}; none: of all. */
  Schema at(String... keywords) {
    Schema schema = whole;
    if (schema == null) {
      schema = registry().getSchema(PlainSchema.of(document));
      whole = schema;
    }
    if (keywords.length == 0) {
      return schema;
    }
    NodePath path = new NodePath(PathType.JSON_POINTER);
    for (String keyword : keywords) {
      path = path.append(keyword);
    }
    return schema.getSubSchema(path);
  }

  private SchemaRegistry registry() {
    return SchemaRegistry.withDefaultDialect(
        draft(),
        registry ->
            registry.schemaRegistryConfig(
                SchemaRegistryConfig.builder().formatAssertionsEnabled(false).build()));
  }

  private SpecificationVersion draft() {
    String draft = document.path("$schema").asText();
    if (draft.contains("2020-12")) {
      return SpecificationVersion.DRAFT_2020_12;
    }
    return draft.contains("2019-09")
        ? SpecificationVersion.DRAFT_2019_09
        : SpecificationVersion.DRAFT_7;
  }
}
