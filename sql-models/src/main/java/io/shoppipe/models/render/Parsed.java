package io.shoppipe.models.render;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the parse phase learnt of a template. */
public record Parsed(
    Map<String, @Nullable Object> config,
    Set<References.Ref> refs,
    Set<References.Source> sources) {}
