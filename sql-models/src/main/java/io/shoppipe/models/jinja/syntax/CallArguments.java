package io.shoppipe.models.jinja.syntax;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The arguments as written: {@code (a, b, name=c, *list, **dict)}. */
public record CallArguments(
    List<Expr> positional, List<Named> named, @Nullable Expr list, @Nullable Expr dict) {
  /** No arguments. */
  public static final CallArguments NONE = new CallArguments(List.of(), List.of(), null, null);

  public CallArguments {
    positional = List.copyOf(positional);
    named = List.copyOf(named);
  }

  /** Whether nothing is passed. */
  public boolean isEmpty() {
    return positional.isEmpty() && named.isEmpty() && list == null && dict == null;
  }

  /** {@code name=value}. */
  public record Named(String name, Expr value) {}
}
