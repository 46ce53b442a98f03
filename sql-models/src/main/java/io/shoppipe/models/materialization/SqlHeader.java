package io.shoppipe.models.materialization;

/** {@code sql_header}: statements of a model that run before its own. */
record SqlHeader(Build build) {
  void run() {
    build
        .config()
        .text("sql_header")
        .filter(header -> !header.isBlank())
        .ifPresent(build.session()::execute);
  }
}
