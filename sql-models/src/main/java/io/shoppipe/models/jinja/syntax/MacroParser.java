package io.shoppipe.models.jinja.syntax;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Macros, dbt's tests and materializations, which are macros too, and call blocks. */
final class MacroParser {
  private final TokenStream tokens;
  private final ExpressionParser expressions;
  private final StatementParser statements;

  MacroParser(TokenStream tokens, ExpressionParser expressions, StatementParser statements) {
    this.tokens = tokens;
    this.expressions = expressions;
    this.statements = statements;
  }

  Stmt.Macro macro(String prefix, String end) {
    Position position = tokens.position();
    String name = prefix + expressions.primary().assignable(tokens.expect(TokenType.NAME));
    UsedNames used = expressions.primary().usedNames();
    used.begin();
    List<Stmt.Parameter> parameters = parameters();
    List<Stmt> body = statements.macroBody(end);
    return new Stmt.Macro(name, parameters, used.end(), body, position);
  }

  /** {@code materialization name, adapter='x'} or {@code default}. */
  Stmt.Macro materialization() {
    Position position = tokens.position();
    String name = tokens.expect(TokenType.NAME).text();
    String adapter = "default";
    while (tokens.skipOperator(",")) {
      String setting = tokens.expect(TokenType.NAME).text();
      if (tokens.skipOperator("=")) {
        Expr value = expressions.expression();
        if (setting.equals("adapter") && value instanceof Expr.Const text) {
          adapter = String.valueOf(text.value());
        }
      }
    }
    String macroName = "materialization_" + name + "_" + adapter;
    UsedNames used = expressions.primary().usedNames();
    used.begin();
    List<Stmt> body = statements.macroBody("endmaterialization");
    return new Stmt.Macro(macroName, List.of(), used.end(), body, position);
  }

  Stmt.CallBlock callBlock() {
    UsedNames used = expressions.primary().usedNames();
    Position position = tokens.position();
    List<Stmt.Parameter> parameters = tokens.atOperator("(") ? parameters() : List.of();
    Expr callee = expressions.expression();
    if (!(callee instanceof Expr.Call call)) {
      throw tokens.fail("expected call");
    }
    used.begin();
    List<Stmt> body = statements.macroBody("endcall");
    return new Stmt.CallBlock(
        call, new Stmt.Macro("caller", parameters, used.end(), body, position));
  }

  private List<Stmt.Parameter> parameters() {
    tokens.expectOperator("(");
    List<Stmt.Parameter> parameters = new ArrayList<>();
    boolean defaults = false;
    while (!tokens.atOperator(")")) {
      if (!parameters.isEmpty()) {
        tokens.expectOperator(",");
      }
      String name = expressions.primary().assignable(tokens.expect(TokenType.NAME));
      skipAnnotation();
      Expr byDefault = byDefault(defaults);
      defaults |= byDefault != null;
      parameters.add(new Stmt.Parameter(name, byDefault));
    }
    tokens.expectOperator(")");
    return parameters;
  }

  private @Nullable Expr byDefault(boolean needed) {
    if (tokens.skipOperator("=")) {
      return expressions.expression();
    }
    if (needed) {
      throw tokens.fail("non-default argument follows default argument");
    }
    return null;
  }

  /** dbt's {@code name: type}, which says nothing to Jinja. */
  private void skipAnnotation() {
    if (tokens.skipOperator(":")) {
      type();
    }
  }

  private void type() {
    tokens.expect(TokenType.NAME);
    while (tokens.skipOperator(".")) {
      tokens.expect(TokenType.NAME);
    }
    if (tokens.skipOperator("[")) {
      type();
      while (tokens.skipOperator(",")) {
        type();
      }
      tokens.expectOperator("]");
    }
  }
}
