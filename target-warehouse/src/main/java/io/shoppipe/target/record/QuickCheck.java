package io.shoppipe.target.record;

import io.shoppipe.singer.scan.JsonScanner;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets through what surely fits; the validator, made when it is first needed, judges the rest and
 * words the refusal. Not thread-safe.
 */
final class QuickCheck implements FieldCheck {
  private final QuickSchema schema;
  private final Supplier<FieldCheck> validator;
  private @Nullable FieldCheck made;

  QuickCheck(QuickSchema schema, Supplier<FieldCheck> validator) {
    this.schema = schema;
    this.validator = validator;
  }

  @Override
  public void check(JsonScanner in, int start) {
    int end = in.position();
    int depth = in.depth();
    in.backTo(start, depth);
    boolean fits = schema.fits(in);
    in.backTo(end, depth);
    if (!fits) {
      if (made == null) {
        made = validator.get();
      }
      made.check(in, start);
    }
  }
}
