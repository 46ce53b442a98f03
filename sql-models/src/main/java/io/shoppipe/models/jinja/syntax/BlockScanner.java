package io.shoppipe.models.jinja.syntax;

import io.shoppipe.models.jinja.syntax.TopLevelBlock.Kind;
import io.shoppipe.python.Characters;
import io.shoppipe.python.PythonException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Finds the blocks at the top level of a file without parsing what is in them. */
public final class BlockScanner {
  private static final Map<String, Kind> KINDS =
      Map.of(
          "macro", Kind.MACRO,
          "test", Kind.TEST,
          "data_test", Kind.TEST,
          "materialization", Kind.MATERIALIZATION,
          "snapshot", Kind.SNAPSHOT,
          "docs", Kind.DOCS);
  private static final Whitespace ALL = new Whitespace(false, false, true);

  private final Source source;
  private final String text;
  private final List<TopLevelBlock> blocks = new ArrayList<>();

  private BlockScanner(Source source) {
    this.source = source;
    this.text = source.text();
  }

  /** The blocks in order; a block that isn't closed is a syntax error. */
  public static List<TopLevelBlock> scan(String file, String raw) {
    BlockScanner scanner = new BlockScanner(new Source(file, raw, ALL));
    scanner.scan();
    return List.copyOf(scanner.blocks);
  }

  private void scan() {
    int at = 0;
    while (at >= 0) {
      Tag tag = nextTag(at);
      if (tag == null) {
        return;
      }
      Kind kind = KINDS.get(tag.keyword());
      at = kind == null ? tag.end() : block(tag, kind);
    }
  }

  /** A statement tag: where it starts and ends, its first word, and what comes after that. */
  private record Tag(int start, int end, String keyword, List<Token> tokens) {}

  private @Nullable Tag nextTag(int from) {
    int at = from;
    while (true) {
      int start = Lexer.nextTag(text, at);
      if (start < 0) {
        return null;
      }
      char kind = text.charAt(start + 1);
      if (kind == '%') {
        Tag tag = tag(start);
        if (!tag.keyword().equals("raw")) {
          return tag;
        }
        at = after("endraw", tag.end(), tag);
      } else {
        at = kind == '#' ? afterComment(start) : afterExpression(start);
      }
    }
  }

  private int afterComment(int start) {
    int end = text.indexOf("#}", start + 2);
    if (end < 0) {
      throw source.error("Missing end of comment tag", start);
    }
    return end + 2;
  }

  private int afterExpression(int start) {
    int close = new TagLexer(source, start + 2, "}}", new ArrayList<>()).run();
    if (close < 0) {
      throw source.error("unexpected end of template, expected '}}'", start);
    }
    return text.indexOf("}}", close) + 2;
  }

  private Tag tag(int start) {
    char sign = Characters.at(text, start + 2);
    List<Token> tokens = new ArrayList<>();
    int from = start + (sign == '-' || sign == '+' ? 3 : 2);
    int close = new TagLexer(source, from, "%}", tokens).run();
    if (close < 0) {
      throw source.error("unexpected end of template, expected '%}'", start);
    }
    String keyword = tokens.isEmpty() ? "" : tokens.get(0).text();
    return new Tag(start, text.indexOf("%}", close) + 2, keyword, tokens);
  }

  /** The offset after the tag of this name; what is between is skipped as plain text. */
  private int after(String name, int from, Tag open) {
    return plainTag(name, from, open).end();
  }

  private Tag plainTag(String name, int from, Tag open) {
    for (int i = text.indexOf("{%", from); i >= 0; i = text.indexOf("{%", i + 2)) {
      char sign = Characters.at(text, i + 2);
      int word = Characters.skipSpace(text, i + (sign == '-' || sign == '+' ? 3 : 2));
      int end = word + name.length();
      if (text.startsWith(name, word) && !Characters.isWord(Characters.at(text, end))) {
        return tag(i);
      }
    }
    throw unclosed(open);
  }

  private PythonException unclosed(Tag open) {
    return source.error("the block '" + open.keyword() + "' is not closed", open.start());
  }

  /** Adds the block that a tag opens and answers the offset after it. */
  private int block(Tag open, Kind kind) {
    if (open.tokens().size() < 2 || open.tokens().get(1).type() != TokenType.NAME) {
      throw source.error("the block '" + open.keyword() + "' has no name", open.start());
    }
    String end = "end" + open.keyword();
    Tag close = kind == Kind.DOCS ? plainTag(end, open.end(), open) : closing(end, open);
    String name = open.tokens().get(1).text();
    blocks.add(
        new TopLevelBlock(
            kind,
            name,
            macroName(kind, name, open.tokens()),
            source.name(),
            source.position(open.start()).line(),
            text.substring(open.start(), close.end()),
            text.substring(open.end(), close.start())));
    return close.end();
  }

  private Tag closing(String end, Tag open) {
    Tag tag = nextTag(open.end());
    while (tag != null && !tag.keyword().equals(end)) {
      tag = nextTag(tag.end());
    }
    if (tag == null) {
      throw unclosed(open);
    }
    return tag;
  }

  private static String macroName(Kind kind, String name, List<Token> tokens) {
    return switch (kind) {
      case TEST -> "test_" + name;
      case MATERIALIZATION -> "materialization_" + name + "_" + adapter(tokens);
      default -> name;
    };
  }

  private static String adapter(List<Token> tokens) {
    for (int i = 2; i + 2 < tokens.size(); i++) {
      if (tokens.get(i).isName("adapter") && tokens.get(i + 1).isOperator("=")) {
        return tokens.get(i + 2).text();
      }
    }
    return "default";
  }
}
