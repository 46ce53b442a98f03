package io.shoppipe.python;

/** What may be done with an undefined value, besides asking whether it is defined. */
public enum UndefinedMode {
  /** Nothing: jinja2's {@code StrictUndefined}. */
  STRICT,
  /** Print it (as nothing), test its truth, iterate over it: jinja2's own default. */
  DEFAULT,
  /** That, and take its attributes and items and call it: dbt's parse phase. */
  LENIENT
}
