package io.shoppipe.models.project;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the models go: one output of {@code profiles.yml}, or what the caller says. {@code type} is
 * the adapter's name ({@code duckdb}, {@code postgres}); {@code settings} are the output's keys.
 */
public record Profile(
    String name,
    String target,
    String type,
    String schema,
    int threads,
    Map<String, @Nullable Object> settings) {}
