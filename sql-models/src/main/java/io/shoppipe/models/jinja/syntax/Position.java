package io.shoppipe.models.jinja.syntax;

/** A place in a template; line and column start at 1. */
public record Position(int line, int column) {}
