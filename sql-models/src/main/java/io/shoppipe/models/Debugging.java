package io.shoppipe.models;

import io.shoppipe.models.project.Profile;
import io.shoppipe.models.render.DbtVersion;
import io.shoppipe.models.report.Lines;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.nio.file.Path;
import java.util.List;

/** {@code debug}: says what would be used, and whether the warehouse can be reached. */
final class Debugging {
  private final Lines lines;

  Debugging(Lines lines) {
    this.lines = lines;
  }

  ModelsResult check(Invocation invocation, Path workingDirectory) {
    lines.line("dbt version: " + DbtVersion.TEXT + " is what this program is like");
    lines.line("java version: " + Runtime.version());
    lines.line("Using profiles.yml of one of " + invocation.profileFolders());
    Profile profile = invocation.profile();
    lines.line("Configuration:");
    lines.line("  profile " + profile.name() + ", target " + profile.target() + " [OK found]");
    lines.line("adapter type: " + profile.type());
    try (Warehouse warehouse = new ProfileWarehouse(profile, workingDirectory).open()) {
      return connection(warehouse);
    }
  }

  ModelsResult connection(Warehouse warehouse) {
    lines.line("Connection: " + warehouse.location());
    try (Session session = warehouse.open()) {
      session.query("select 1 as id");
      lines.line("  Connection test: [OK connection ok]");
      lines.line("");
      lines.line("All checks passed!");
      return new ModelsResult(List.of());
    } catch (SingerException failed) {
      lines.line("  Connection test: [ERROR]");
      lines.error("1 check failed: " + failed.getMessage());
      return new ModelsResult(List.of(), true);
    }
  }
}
