package io.shoppipe.python.expression;

/** An expression that can't be understood; the message says what and at which position. */
public final class SyntaxProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public SyntaxProblem(String reason) {
    super(reason);
  }

  /** {@code at} counts from 0, people from 1. */
  static SyntaxProblem at(int at, String reason) {
    return new SyntaxProblem(reason + " at position " + (at + 1));
  }

  /** What is wrong and where, without a full stop. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
