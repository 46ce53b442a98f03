package io.shoppipe.singer.map;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.error.NearMiss;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * Reads one expression: {@code sum := postfix ('+' postfix)*}, {@code postfix := primary ('[' text
 * ']' | '.' method '(' ')')*}, {@code primary := text | name | function '(' sum ')' | '(' sum ')'}.
 * Names are checked against the stream's schema.
 */
final class ExpressionParser {
  private final List<Token> tokens;
  private final JsonNode schema;
  private final Functions functions;
  private int next;

  ExpressionParser(String source, JsonNode schema, Functions functions) {
    this.tokens = Tokens.of(source);
    this.schema = schema;
    this.functions = functions;
  }

  Expression parse() {
    Expression whole = sum();
    if (peek().kind() != Token.Kind.END) {
      throw unexpected("'+' or the end");
    }
    return whole;
  }

  private Expression sum() {
    Expression left = postfix();
    while (peek().isSign("+")) {
      next++;
      left = new Expressions.Concatenation(left, postfix());
    }
    return left;
  }

  private Expression postfix() {
    Expression operand = primary();
    while (peek().isSign(".")) {
      next++;
      UnaryOperator<String> method = Functions.method(take(Token.Kind.NAME, "a method").text());
      sign("(");
      sign(")");
      operand = new Expressions.Call(method, operand);
    }
    return operand;
  }

  private Expression primary() {
    Token token = peek();
    if (token.kind() == Token.Kind.TEXT) {
      next++;
      return new Expressions.Literal(token.text());
    }
    if (token.isSign("(")) {
      return inParentheses();
    }
    take(Token.Kind.NAME, "a property, a function or a text");
    if (peek().isSign("(")) {
      UnaryOperator<String> function = functions.named(token.text());
      return new Expressions.Call(function, inParentheses());
    }
    return property(token);
  }

  private Expression inParentheses() {
    sign("(");
    Expression inner = sum();
    sign(")");
    return inner;
  }

  private Expression property(Token first) {
    List<String> path = new ArrayList<>();
    JsonNode at = declared(schema, first.text(), path);
    while (peek().isSign("[")) {
      next++;
      at = declared(at, take(Token.Kind.TEXT, "a name in quotes").text(), path);
      sign("]");
    }
    return new Expressions.Property(path);
  }

  private static JsonNode declared(JsonNode schema, String name, List<String> path) {
    JsonNode properties = schema.path("properties");
    if (!properties.has(name)) {
      List<String> known = new ArrayList<>();
      properties.fieldNames().forEachRemaining(known::add);
      String where = path.isEmpty() ? "the stream" : "'" + String.join(".", path) + "'";
      throw new SyntaxException(
          where + " has no property '" + name + "'." + NearMiss.hint(name, known));
    }
    path.add(name);
    return properties.path(name);
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take(Token.Kind kind, String expected) {
    if (peek().kind() != kind) {
      throw unexpected(expected);
    }
    return tokens.get(next++);
  }

  private void sign(String sign) {
    if (!peek().isSign(sign)) {
      throw unexpected("'" + sign + "'");
    }
    next++;
  }

  private SyntaxException unexpected(String expected) {
    Token token = peek();
    return new SyntaxException(
        "expected "
            + expected
            + " at position "
            + (token.at() + 1)
            + ", found '"
            + token.text()
            + "'");
  }
}
