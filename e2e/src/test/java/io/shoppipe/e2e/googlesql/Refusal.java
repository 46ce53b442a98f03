package io.shoppipe.e2e.googlesql;

/** A statement that was refused, and the words of the refusal. */
public record Refusal(String message, String sql) {
  @Override
  public String toString() {
    return message + "\n" + sql;
  }
}
