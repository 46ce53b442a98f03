package io.shoppipe.models.jinja.syntax;

import java.util.List;
import java.util.Set;

/**
 * A parsed template.
 *
 * @param name its name, for messages
 * @param body its statements
 */
public record SyntaxTree(String name, List<Stmt> body) {
  public SyntaxTree {
    body = List.copyOf(body);
  }

  /**
   * Parses a template.
   *
   * @throws io.shoppipe.python.PythonException where it breaks Jinja's syntax
   */
  public static SyntaxTree parse(String name, String source, Whitespace whitespace) {
    Source text = new Source(name, source, whitespace);
    TokenStream tokens = new TokenStream(text, new Lexer(text, whitespace).tokens());
    return new SyntaxTree(name, new StatementParser(tokens).statements(Set.of()));
  }
}
