package io.shoppipe.tap.file;

import java.util.Arrays;
import java.util.Optional;

/** Fields that tell where a record comes from; they are sent where the schema names them. */
enum SourceField {
  FILE("_sdc_source_file"),
  LINE("_sdc_source_lineno"),
  MODIFIED("_sdc_source_modified_at"),
  SHA256("_sdc_source_sha256");

  private final String field;

  SourceField(String field) {
    this.field = field;
  }

  String field() {
    return field;
  }

  static Optional<SourceField> of(String name) {
    return Arrays.stream(values()).filter(one -> one.field.equals(name)).findFirst();
  }
}
