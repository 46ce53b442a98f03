package io.shoppipe.warehouse.api;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A value that its column can't hold exactly. The message says why, without naming stream or field.
 * No stack trace: it is a verdict on data.
 */
public final class UnfitValueException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient @Nullable ColumnType wider;

  public UnfitValueException(String reason) {
    this(reason, null);
  }

  /**
   * {@code wider}: a type that would hold this value and, as far as digits allow, the others of its
   * column.
   */
  public UnfitValueException(String reason, @Nullable ColumnType wider) {
    super(reason, null, false, false);
    this.wider = wider;
  }

  /** The reason, such as {@code "is beyond BIGINT (-2^63 to 2^63-1)"}. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** A column type that would do, if there is one. */
  public Optional<ColumnType> wider() {
    return Optional.ofNullable(wider);
  }
}
