package io.shoppipe.models.parse;

import io.shoppipe.models.project.RelationProperties;
import io.shoppipe.models.project.SourceFile;
import io.shoppipe.models.project.SourceProperties;

/**
 * What a generic test stands on. {@code call} is how a template would name it, {@code fileKey}
 * where it stands in its properties file.
 */
record TestTarget(
    String id, String name, String kindPrefix, String call, String fileKey, SourceFile file) {
  static TestTarget of(ProjectSources sources, Kind kind, RelationProperties described) {
    return new TestTarget(
        kind.word() + "." + sources.config().name() + "." + described.key(),
        described
            .version()
            .map(own -> described.name() + "_" + own.label())
            .orElse(described.name()),
        "",
        described
            .version()
            .map(own -> "ref('%s', version='%s')".formatted(described.name(), own.value()))
            .orElse("ref('" + described.name() + "')"),
        kind.section() + "." + described.name(),
        described.file());
  }

  static TestTarget of(ProjectSources sources, SourceProperties table) {
    return new TestTarget(
        "source.%s.%s.%s".formatted(sources.config().name(), table.source(), table.table()),
        table.source() + "_" + table.table(),
        "source_",
        "source('" + table.source() + "', '" + table.table() + "')",
        "sources." + table.source(),
        table.file());
  }
}
