package io.shoppipe.models.jinja.syntax;

import io.shoppipe.python.Characters;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a template into tokens: text, tags and what is in them; drops comments, opens raw blocks.
 */
final class Lexer {
  private final Source source;
  private final String text;
  private final Whitespace whitespace;
  private final List<Token> tokens = new ArrayList<>();
  private int position;
  private boolean lineStarting = true;

  Lexer(Source source, Whitespace whitespace) {
    this.source = source;
    this.text = source.text();
    this.whitespace = whitespace;
  }

  List<Token> tokens() {
    while (position < text.length()) {
      int tag = nextTag(text, position);
      if (tag < 0) {
        data(position, text.length());
        break;
      }
      tag(tag);
    }
    tokens.add(new Token(TokenType.END, "", text.length()));
    return tokens;
  }

  /** The offset of the next opening of a tag, or -1. */
  static int nextTag(String text, int from) {
    for (int i = text.indexOf('{', from); i >= 0; i = text.indexOf('{', i + 1)) {
      char next = Characters.at(text, i + 1);
      if (next == '{' || next == '%' || next == '#') {
        return i;
      }
    }
    return -1;
  }

  private void tag(int start) {
    char kind = text.charAt(start + 1);
    char sign = Characters.at(text, start + 2);
    data(position, stripped(position, start, sign, kind == '{'));
    position = start + (sign == '-' || sign == '+' ? 3 : 2);
    if (kind == '#') {
      comment(start);
    } else if (kind == '{') {
      expression(start, TokenType.VARIABLE_BEGIN, TokenType.VARIABLE_END);
    } else {
      int raw = rawBody(position);
      if (raw >= 0) {
        position = raw;
        raw(start);
      } else {
        expression(start, TokenType.BLOCK_BEGIN, TokenType.BLOCK_END);
      }
    }
    lineStarting = position > 0 && text.charAt(position - 1) == '\n';
  }

  private void data(int from, int to) {
    if (to > from) {
      tokens.add(new Token(TokenType.DATA, text.substring(from, to), from));
    }
  }

  /** Where the text before a tag ends, once white space control has taken its part. */
  private int stripped(int from, int to, char sign, boolean variable) {
    if (sign == '-') {
      int end = to;
      while (end > from && Characters.isSpace(text.charAt(end - 1))) {
        end--;
      }
      return end;
    }
    if (sign != '+' && whitespace.lstripBlocks() && !variable) {
      int line = Math.max(text.lastIndexOf('\n', to - 1) + 1, from);
      boolean starts = line > from || lineStarting;
      return starts && Characters.skipSpace(text, line) >= to ? line : to;
    }
    return to;
  }

  private void comment(int start) {
    int end = text.indexOf("#}", position);
    if (end < 0) {
      throw source.error("Missing end of comment tag", start);
    }
    char sign = end > position ? text.charAt(end - 1) : ' ';
    position = afterTag(end + 2, sign, true);
  }

  /** Skips what the sign before a closing tag or {@code trim_blocks} takes of the text after it. */
  private int afterTag(int end, char sign, boolean block) {
    if (sign == '-') {
      return Characters.skipSpace(text, end);
    }
    boolean trim = block && sign != '+' && whitespace.trimBlocks();
    return trim && Characters.at(text, end) == '\n' ? end + 1 : end;
  }

  private void expression(int start, TokenType begin, TokenType end) {
    boolean block = end == TokenType.BLOCK_END;
    tokens.add(new Token(begin, "", start));
    TagLexer lexer = new TagLexer(source, position, block ? "%}" : "}}", tokens);
    int close = lexer.run();
    if (close < 0) {
      position = text.length();
      return;
    }
    tokens.add(new Token(end, "", close));
    char sign = text.charAt(close);
    boolean signed = sign == '-' || (block && sign == '+');
    position = afterTag(close + (signed ? 3 : 2), sign, block);
  }

  /** The offset after {@code raw %}} if that is what stands here, or -1. */
  private int rawBody(int from) {
    int name = Characters.skipSpace(text, from);
    if (!text.startsWith("raw", name)) {
      return -1;
    }
    int end = Characters.skipSpace(text, name + 3);
    if (text.startsWith("-%}", end)) {
      return Characters.skipSpace(text, end + 3);
    }
    return text.startsWith("%}", end) ? end + 2 : -1;
  }

  private void raw(int start) {
    for (int i = text.indexOf("{%", position); i >= 0; i = text.indexOf("{%", i + 2)) {
      char sign = Characters.at(text, i + 2);
      int name = Characters.skipSpace(text, i + (sign == '-' || sign == '+' ? 3 : 2));
      int end = Characters.skipSpace(text, name + 6);
      if (text.startsWith("endraw", name) && closes(end)) {
        data(position, stripped(position, i, sign, false));
        char after = text.charAt(end);
        position = afterTag(end + (after == '%' ? 2 : 3), after, true);
        return;
      }
    }
    throw source.error("Missing end of raw directive", start);
  }

  private boolean closes(int offset) {
    char sign = Characters.at(text, offset);
    return text.startsWith("%}", sign == '-' || sign == '+' ? offset + 1 : offset);
  }
}
