package io.shoppipe.models.jinja.syntax;

/** The kinds of tokens. */
enum TokenType {
  DATA("text"),
  VARIABLE_BEGIN("begin of print statement"),
  VARIABLE_END("end of print statement"),
  BLOCK_BEGIN("begin of statement block"),
  BLOCK_END("end of statement block"),
  NAME("name"),
  STRING("string"),
  INTEGER("integer"),
  FLOAT("float"),
  OPERATOR("operator"),
  END("end of template");

  private final String words;

  TokenType(String words) {
    this.words = words;
  }

  /** As messages call it. */
  String words() {
    return words;
  }
}
