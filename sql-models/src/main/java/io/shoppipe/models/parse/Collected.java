package io.shoppipe.models.parse;

import java.util.List;

/**
 * What is gathered while a project is parsed: lines for the user, the names of what is switched
 * off, and where nodes come from.
 */
record Collected(List<Warning> warnings, List<String> disabled, Origins origins) {}
