package io.shoppipe.target.plan;

import io.shoppipe.warehouse.api.ColumnType;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a column is for: a field, or its values of one type where they have a column of their own
 * ({@code variant}, else empty).
 */
public record Slot(String field, String variant) {
  /** Written out, as is {@link #hashCode}: what records are given takes milliseconds at a start. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Slot that && field.equals(that.field) && variant.equals(that.variant);
  }

  @Override
  public int hashCode() {
    return field.hashCode() * 31 + variant.hashCode();
  }

  static Slot of(String field) {
    return new Slot(field, "");
  }

  static Slot typed(String field, ColumnType type) {
    return new Slot(field, type.kind().name().toLowerCase(Locale.ROOT));
  }

  boolean isVariant() {
    return !variant.isEmpty();
  }

  /** The name its column has wherever the warehouse can hold it. */
  String plainName() {
    return isVariant() ? field + "__" + variant : field;
  }

  /** As it is kept in the warehouse. */
  public Slot escaped() {
    return new Slot(NameRules.escaped(field), variant);
  }

  /** The reverse of {@link #escaped}. */
  public Slot unescaped() {
    return new Slot(NameRules.unescaped(field), variant);
  }
}
