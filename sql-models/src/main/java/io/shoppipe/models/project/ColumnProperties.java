package io.shoppipe.models.project;

/** A column as a properties file describes it; {@code dataType} is empty where none is given. */
public record ColumnProperties(String name, String description, String dataType) {}
