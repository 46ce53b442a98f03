package io.shoppipe.singer.json;

import java.util.Set;

/** Keywords of JSON Schema, of any draft. */
public final class SchemaKeywords {
  /**
   * Those that judge a value without naming another part of the schema, and are so rare that the
   * validator may judge them, one by one.
   */
  public static final Set<String> RARE =
      Set.of(
          "patternProperties",
          "additionalItems",
          "prefixItems",
          "uniqueItems",
          "contains",
          "maxContains",
          "minContains",
          "maxProperties",
          "minProperties",
          "dependencies",
          "dependentRequired",
          "dependentSchemas",
          "propertyNames",
          "if",
          "not",
          "oneOf",
          "unevaluatedItems",
          "unevaluatedProperties",
          "extends",
          "disallow",
          "divisibleBy");

  private SchemaKeywords() {}
}
