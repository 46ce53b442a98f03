package io.shoppipe.models.jinja.eval;

import io.shoppipe.models.jinja.filter.Filter;
import io.shoppipe.models.jinja.filter.ValueTest;
import io.shoppipe.python.UndefinedMode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What all renderings of an environment share. The maps must not change any more. */
public record Settings(
    Map<String, Filter> filters,
    Map<String, ValueTest> tests,
    Map<String, @Nullable Object> globals,
    UndefinedMode undefined) {}
