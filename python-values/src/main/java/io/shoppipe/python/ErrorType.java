package io.shoppipe.python;

/** The Python exception that Jinja2 would have raised. */
public enum ErrorType {
  SYNTAX("TemplateSyntaxError"),
  ASSERTION("TemplateAssertionError"),
  RUNTIME("TemplateRuntimeError"),
  PYTHON_ASSERTION("AssertionError"),
  UNDEFINED("UndefinedError"),
  FILTER_ARGUMENT("FilterArgumentError"),
  TYPE("TypeError"),
  VALUE("ValueError"),
  KEY("KeyError"),
  INDEX("IndexError"),
  ATTRIBUTE("AttributeError"),
  ZERO_DIVISION("ZeroDivisionError"),
  OVERFLOW("OverflowError"),
  RECURSION("RecursionError"),
  /** Raised by the host, for example dbt's {@code exceptions.raise_compiler_error}. */
  HOST("HostError");

  private final String pythonName;

  ErrorType(String pythonName) {
    this.pythonName = pythonName;
  }

  /** The exception's class name in Python. */
  public String pythonName() {
    return pythonName;
  }
}
