package io.shoppipe.models.parse;

/**
 * Something doubtful in a project: {@code event} is dbt's name for it, {@code text} for the user.
 */
public record Warning(String event, String text) {}
