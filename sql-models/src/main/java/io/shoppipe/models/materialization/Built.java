package io.shoppipe.models.materialization;

/** What came out of a build: the warehouse's answer for the report, and rows where it counts. */
public record Built(String answer, long rows) {}
