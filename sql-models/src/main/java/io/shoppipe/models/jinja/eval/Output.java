package io.shoppipe.models.jinja.eval;

import io.shoppipe.python.Repr;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a template writes to. */
sealed interface Output {
  void text(String text);

  void value(@Nullable Object value);

  /** Collects text. */
  final class Text implements Output {
    private final StringBuilder out = new StringBuilder();

    @Override
    public void text(String text) {
      out.append(text);
    }

    @Override
    public void value(@Nullable Object value) {
      out.append(Repr.text(value));
    }

    @Override
    public String toString() {
      return out.toString();
    }
  }

  /** Keeps the values, so that a single one keeps its type. */
  final class Native implements Output {
    private final List<@Nullable Object> values = new ArrayList<>();

    @Override
    public void text(String text) {
      values.add(text);
    }

    @Override
    public void value(@Nullable Object value) {
      values.add(value);
    }

    @Nullable Object result() {
      if (values.size() == 1) {
        return values.get(0);
      }
      StringBuilder out = new StringBuilder();
      values.forEach(value -> out.append(Repr.text(value)));
      return out.toString();
    }
  }
}
