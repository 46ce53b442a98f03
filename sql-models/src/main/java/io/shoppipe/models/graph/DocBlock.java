package io.shoppipe.models.graph;

/** A {@code docs} block of a Markdown file, which descriptions name. */
public record DocBlock(String id, String packageName, String name, String path, String text) {}
