package io.shoppipe.tap.cell;

/**
 * A cell that is no value of its field's type; whoever knows file and line says where. Without a
 * stack trace: a file may hold a million of them.
 */
public final class BadCellException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String remedy;

  public BadCellException(String reason, String remedy) {
    super(reason, null, false, false);
    this.reason = reason;
    this.remedy = remedy;
  }

  /** What the value is not; follows after the value. */
  public String reason() {
    return reason;
  }

  /** What to do, without a full stop. */
  public String remedy() {
    return remedy;
  }
}
