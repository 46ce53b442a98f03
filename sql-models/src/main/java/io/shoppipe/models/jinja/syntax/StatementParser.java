package io.shoppipe.models.jinja.syntax;

import io.shoppipe.python.PythonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Statements: the text and the tags. */
final class StatementParser {
  private final TokenStream tokens;
  private final ExpressionParser expressions;
  private final MacroParser macros;
  private final List<String> openTags = new ArrayList<>();
  private int loops;

  StatementParser(TokenStream tokens) {
    this.tokens = tokens;
    this.expressions = new ExpressionParser(tokens);
    this.macros = new MacroParser(tokens, expressions, this);
  }

  /** The statements up to a tag of one of these names, which becomes current; none: to the end. */
  List<Stmt> statements(Set<String> ends) {
    List<Stmt> body = new ArrayList<>();
    while (!tokens.at(TokenType.END)) {
      Token token = tokens.next();
      if (token.type() == TokenType.DATA) {
        body.add(new Stmt.Data(token.text()));
      } else if (token.type() == TokenType.VARIABLE_BEGIN) {
        body.add(new Stmt.Print(expressions.primary().tuple(false, true, null)));
        tokens.expect(TokenType.VARIABLE_END);
      } else if (tokens.at(TokenType.NAME) && ends.contains(tokens.current().text())) {
        return body;
      } else {
        body.add(statement(ends));
        tokens.expect(TokenType.BLOCK_END);
      }
    }
    if (!ends.isEmpty()) {
      throw tokens.fail(unclosed(ends));
    }
    return body;
  }

  private String unclosed(Set<String> ends) {
    return "Unexpected end of template. Jinja was looking for the following tags: '"
        + String.join("' or '", new TreeSet<>(ends))
        + "'. The innermost block that needs to be closed is '"
        + openTags.get(openTags.size() - 1)
        + "'.";
  }

  /** A tag's body up to its end tag, which is skipped. */
  List<Stmt> body(String end) {
    tokens.expect(TokenType.BLOCK_END);
    List<Stmt> body = statements(Set.of(end));
    tokens.next();
    return body;
  }

  /** A macro's body: loops around it don't count for its {@code break}s. */
  List<Stmt> macroBody(String end) {
    int outer = loops;
    loops = 0;
    List<Stmt> body = body(end);
    loops = outer;
    return body;
  }

  private Stmt statement(Set<String> ends) {
    Token tag = tokens.expect(TokenType.NAME);
    openTags.add(tag.text());
    Stmt statement = statement(tag, ends);
    openTags.remove(openTags.size() - 1);
    return statement;
  }

  private Stmt statement(Token tag, Set<String> ends) {
    return switch (tag.text()) {
      case "if" -> branch("endif");
      case "for" -> loop();
      case "set" -> set();
      case "do" -> new Stmt.Do(expressions.primary().tuple(false, true, null));
      case "with" -> with();
      case "filter" -> filterBlock();
      case "macro" -> macros.macro("", "endmacro");
      case "test", "data_test" -> macros.macro("test_", "end" + tag.text());
      case "materialization" -> macros.materialization();
      case "call" -> macros.callBlock();
      case "break" -> jump(tag, true);
      case "continue" -> jump(tag, false);
      default -> throw unknown(tag, ends);
    };
  }

  private PythonException unknown(Token tag, Set<String> ends) {
    switch (tag.text()) {
      case "import", "from", "include", "extends", "block", "autoescape" -> {
        return tokens.fail("the tag '" + tag.text() + "' is not supported", tag);
      }
      default -> {
        String wanted =
            ends.isEmpty()
                ? ""
                : " Jinja was looking for the following tags: '"
                    + String.join("' or '", new TreeSet<>(ends))
                    + "'.";
        return tokens.fail("Encountered unknown tag '" + tag.text() + "'." + wanted, tag);
      }
    }
  }

  private Stmt branch(String end) {
    Expr test = expressions.primary().tuple(false, false, null);
    tokens.expect(TokenType.BLOCK_END);
    List<Stmt> body = statements(Set.of("elif", "else", end));
    Token next = tokens.next();
    if (next.isName("elif")) {
      return new Stmt.If(test, body, List.of(branch(end)));
    }
    return new Stmt.If(test, body, next.isName("else") ? body(end) : List.of());
  }

  private Stmt loop() {
    Target target = expressions.primary().target(false, "in");
    tokens.expectName("in");
    Expr items = expressions.primary().tuple(false, false, "recursive");
    Expr test = tokens.skipName("if") ? expressions.expression() : null;
    boolean recursive = tokens.skipName("recursive");
    tokens.expect(TokenType.BLOCK_END);
    loops++;
    List<Stmt> body = statements(Set.of("endfor", "else"));
    loops--;
    List<Stmt> otherwise = tokens.next().isName("else") ? body("endfor") : List.of();
    return new Stmt.For(target, items, test, recursive, body, otherwise);
  }

  private Stmt jump(Token tag, boolean breaks) {
    if (loops == 0) {
      throw tokens.fail("'" + tag.text() + "' outside loop", tag);
    }
    return new Stmt.Jump(breaks);
  }

  private Stmt set() {
    Position position = tokens.position();
    Target target = expressions.primary().target(true, null);
    if (tokens.skipOperator("=")) {
      return new Stmt.Set(target, expressions.primary().tuple(false, true, null), position);
    }
    List<FilterCall> filters = filters();
    return new Stmt.SetBlock(target, filters, body("endset"), position);
  }

  private List<FilterCall> filters() {
    List<FilterCall> filters = new ArrayList<>();
    while (tokens.skipOperator("|")) {
      filters.add(expressions.postfix().filter());
    }
    return filters;
  }

  private Stmt filterBlock() {
    List<FilterCall> filters = new ArrayList<>();
    filters.add(expressions.postfix().filter());
    filters.addAll(filters());
    return new Stmt.FilterBlock(filters, body("endfilter"));
  }

  private Stmt with() {
    List<Stmt.Set> assignments = new ArrayList<>();
    while (!tokens.at(TokenType.BLOCK_END)) {
      if (!assignments.isEmpty()) {
        tokens.expectOperator(",");
      }
      Position position = tokens.position();
      Target target = expressions.primary().target(false, null);
      tokens.expectOperator("=");
      assignments.add(new Stmt.Set(target, expressions.expression(), position));
    }
    return new Stmt.With(assignments, body("endwith"));
  }
}
