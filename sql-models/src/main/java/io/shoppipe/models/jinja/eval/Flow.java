package io.shoppipe.models.jinja.eval;

/** How a statement ends. */
enum Flow {
  NEXT,
  BREAK,
  CONTINUE
}
