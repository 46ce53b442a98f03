package io.shoppipe.models.jinja.syntax;

/** A filter and what it is called with. */
public record FilterCall(String name, CallArguments arguments, Position position) {}
