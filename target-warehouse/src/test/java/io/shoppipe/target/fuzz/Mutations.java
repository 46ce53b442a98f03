package io.shoppipe.target.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Spoils lines, whose bytes are the chars of ISO 8859-1. The same for the same random numbers. */
final class Mutations {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|-?[0-9][0-9.eE+-]*|true|false|null|[{}\\[\\],:]");
  private static final Pattern VALUE =
      Pattern.compile(
          "(?<=[:,\\[])(?:\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"(?!:)|-?[0-9][0-9.eE+-]*|true|false|null)");

  private final Random random;
  private final int seldom;

  /** One in {@code seldom} values stands outside a record. */
  Mutations(Random random, int seldom) {
    this.random = random;
    this.seldom = seldom;
  }

  /** The line with another value, mostly one of its record, and mostly valid JSON still. */
  String otherValue(String line) {
    List<MatchResult> values = matches(VALUE, line);
    if (random.nextInt(seldom) > 0) {
      int inner = Math.max(line.indexOf("\"record\""), line.indexOf("\"value\""));
      values.removeIf(value -> value.start() < inner);
    }
    if (values.isEmpty()) {
      return line;
    }
    MatchResult value = pick(values);
    boolean own = random.nextInt(3) == 0;
    return replaced(line, value, own ? pick(values).group() : NastyValues.next(random));
  }

  /** The line with anything done to it. */
  String spoilt(String line) {
    return switch (random.nextInt(9)) {
      case 0 -> flippedByte(line);
      case 1 -> without(line);
      case 2 -> with(line, anyByte());
      case 3 -> line.substring(0, random.nextInt(line.length() + 1));
      case 4 -> doubled(line);
      case 5 -> otherToken(line);
      case 6 -> swappedTokens(line);
      case 7 -> line + line;
      default -> with(line, pick(NastyValues.BYTES));
    };
  }

  private String flippedByte(String line) {
    if (line.isEmpty()) {
      return line;
    }
    int at = random.nextInt(line.length());
    char flipped = (char) (line.charAt(at) ^ 1 << random.nextInt(8));
    return line.substring(0, at) + flipped + line.substring(at + 1);
  }

  private String without(String line) {
    int from = random.nextInt(line.length() + 1);
    int to = Math.min(line.length(), from + 1 + random.nextInt(random.nextInt(10) == 0 ? 40 : 2));
    return line.substring(0, from) + line.substring(to);
  }

  private String with(String line, String more) {
    int at = random.nextInt(line.length() + 1);
    return line.substring(0, at) + more + line.substring(at);
  }

  private String doubled(String line) {
    int from = random.nextInt(line.length() + 1);
    int to = from + random.nextInt(line.length() - from + 1);
    return line.substring(0, to) + line.substring(from);
  }

  private String otherToken(String line) {
    List<MatchResult> tokens = matches(TOKEN, line);
    if (tokens.isEmpty()) {
      return line;
    }
    boolean own = random.nextBoolean();
    return replaced(line, pick(tokens), own ? pick(tokens).group() : NastyValues.next(random));
  }

  private String swappedTokens(String line) {
    List<MatchResult> tokens = matches(TOKEN, line);
    if (tokens.size() < 2) {
      return line;
    }
    int first = random.nextInt(tokens.size() - 1);
    MatchResult left = tokens.get(first);
    MatchResult right = tokens.get(first + 1 + random.nextInt(tokens.size() - first - 1));
    return line.substring(0, left.start())
        + right.group()
        + line.substring(left.end(), right.start())
        + left.group()
        + line.substring(right.end());
  }

  private String anyByte() {
    return String.valueOf((char) random.nextInt(256));
  }

  private <T> T pick(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private static List<MatchResult> matches(Pattern pattern, String line) {
    return new ArrayList<>(pattern.matcher(line).results().toList());
  }

  private static String replaced(String line, MatchResult token, String by) {
    return line.substring(0, token.start()) + by + line.substring(token.end());
  }
}
