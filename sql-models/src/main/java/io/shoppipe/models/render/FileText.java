package io.shoppipe.models.render;

import java.util.function.UnaryOperator;

/**
 * The template of a whole file. The blanks around it are no part of its SQL; those in front are
 * rendered and cut off afterwards, so that messages name the file's own lines.
 */
public record FileText(String text) {
  /** {@code rendering} turns the template, without the blanks after it, into SQL. */
  String rendered(UnaryOperator<String> rendering) {
    String sql = rendering.apply(text.stripTrailing());
    return sql.startsWith(blanksKept()) ? sql.substring(blanksKept().length()) : sql;
  }

  /** Lines that stand in the file before its SQL begins. */
  public int linesBefore() {
    return (int) blanks().chars().filter(c -> c == '\n').count();
  }

  private String blanks() {
    return text.substring(0, text.length() - text.stripLeading().length());
  }

  /** A tag with a minus has taken them away already. */
  private String blanksKept() {
    String first = text.stripLeading();
    boolean taken = first.length() > 2 && first.charAt(0) == '{' && first.charAt(2) == '-';
    return taken ? "" : blanks();
  }
}
