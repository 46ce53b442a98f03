package io.shoppipe.tap.definition;

/** Whether a definition may do without a schema. */
public enum SchemaNeed {
  /** Records are to be sent. */
  REQUIRED,
  /** The schema is to be inferred. */
  OPTIONAL
}
