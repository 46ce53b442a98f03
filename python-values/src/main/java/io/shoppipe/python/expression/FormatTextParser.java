package io.shoppipe.python.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads what stands between the quotes of {@code f'…'}. */
final class FormatTextParser {
  /** The length of {@code !r}, which simpleeval takes and does nothing about. */
  private static final int CONVERSION = 2;

  private final String text;
  private final int start;
  private final Function<String, Expression> inner;
  private int at;

  /** {@code start} is where the text begins in the whole expression. */
  FormatTextParser(String text, int start, Function<String, Expression> inner) {
    this.text = text;
    this.start = start;
    this.inner = inner;
  }

  Expression parse() {
    return parts(false);
  }

  /** Up to the end, or to the brace that closes the field whose spec this is. */
  private Expression parts(boolean inSpec) {
    List<Expression> parts = new ArrayList<>();
    StringBuilder plain = new StringBuilder();
    while (at < text.length() && !(inSpec && text.charAt(at) == '}')) {
      char c = text.charAt(at);
      boolean doubled = !inSpec && at + 1 < text.length() && text.charAt(at + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        plain.append(c);
        at += 2;
      } else if (c == '{') {
        parts.add(new Nodes.Literal(plain.toString()));
        plain.setLength(0);
        parts.add(field());
      } else if (c == '}') {
        throw problem("a single '}'");
      } else {
        plain.append(c);
        at++;
      }
    }
    parts.add(new Nodes.Literal(plain.toString()));
    return new Displays.Joined(parts);
  }

  private Expression field() {
    int open = at + 1;
    int end = end(open);
    Expression value = inner.apply(text.substring(open, end));
    at = end + (text.charAt(end) == '!' ? CONVERSION : 0);
    Expression spec = new Nodes.Literal("");
    if (at < text.length() && text.charAt(at) == ':') {
      at++;
      spec = parts(true);
    }
    if (at >= text.length() || text.charAt(at) != '}') {
      throw problem("a field without its '}'");
    }
    at++;
    return new Displays.Formatted(value, spec);
  }

  /** The offset of the {@code !}, {@code :} or brace behind the expression that begins there. */
  private int end(int from) {
    int depth = 0;
    char quote = '\0';
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote != '\0') {
        quote = c == quote ? '\0' : quote;
      } else if (c == '\'' || c == '"') {
        quote = c;
      } else if ("([{".indexOf(c) >= 0) {
        depth++;
      } else if (depth > 0 && ")]}".indexOf(c) >= 0) {
        depth--;
      } else if (depth == 0 && (c == ':' || c == '}' || (c == '!' && !text.startsWith("!=", i)))) {
        return i;
      }
    }
    throw problem("a '{' without its '}'");
  }

  private SyntaxProblem problem(String what) {
    return SyntaxProblem.at(start, what + " in the format text");
  }
}
