package io.shoppipe.models.artifact;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The documentation block that dbt's pages begin with, where the project has none. */
final class OverviewDoc {
  static final String ID = "doc.dbt.__overview__";

  private OverviewDoc() {}

  static Map<String, @Nullable Object> entry() {
    return Values.of(
        "name", "__overview__",
        "resource_type", "doc",
        "package_name", "dbt",
        "path", "overview.md",
        "original_file_path", "docs/overview.md",
        "unique_id", ID,
        "block_contents",
            "The models, sources and tests of this project, and what reads what. A block named"
                + " `__overview__` in the project replaces this text.");
  }
}
