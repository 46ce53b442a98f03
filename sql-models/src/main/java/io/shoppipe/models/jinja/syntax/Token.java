package io.shoppipe.models.jinja.syntax;

/** One token: the value is the text of data, names and operators, and the literal's value else. */
record Token(TokenType type, Object value, int offset) {
  boolean isName(String name) {
    return type == TokenType.NAME && value.equals(name);
  }

  boolean isOperator(String operator) {
    return type == TokenType.OPERATOR && value.equals(operator);
  }

  String text() {
    return value.toString();
  }

  /** As messages call it. */
  String describe() {
    return type == TokenType.NAME || type == TokenType.OPERATOR ? text() : type.words();
  }
}
