package io.shoppipe.models;

import io.shoppipe.models.project.Profile;
import io.shoppipe.models.render.DbtVersion;
import io.shoppipe.models.report.Lines;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code debug}: says what would be used, and whether the warehouse can be reached. */
final class Debugging {
  /** What {@code --connection} makes of the output's format: only that is looked at. */
  static final String CONNECTION = "connection";

  private static final String GOOD = "[OK found and valid]";
  private static final String BAD = "[ERROR invalid]";

  private final Lines lines;
  private final List<String> failures = new ArrayList<>();

  Debugging(Lines lines) {
    this.lines = lines;
  }

  ModelsResult check(Invocation invocation, ModelsRequest request) {
    lines.line("dbt version: " + DbtVersion.TEXT + " is what this program is like");
    lines.line("java version: " + Runtime.version());
    lines.line("os info: " + System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    Optional<Profile> profile = profile(invocation);
    lines.line("Using profiles.yml of the first that has one of " + invocation.profileFolders());
    Path project = request.projectDir().resolve("dbt_project.yml");
    lines.line("Using dbt_project.yml file at " + project);
    profile.ifPresent(found -> lines.line("adapter type: " + found.type()));
    String projectState = project(invocation, profile, project);
    if (request.options().output().format().equals(CONNECTION)) {
      lines.line("Skipping steps before connection verification");
    } else {
      lines.line("Configuration:");
      lines.line("  profiles.yml file " + (profile.isPresent() ? GOOD : BAD));
      lines.line("  dbt_project.yml file " + projectState);
    }
    profile.ifPresent(found -> connection(found, request.workingDirectory()));
    return result();
  }

  private Optional<Profile> profile(Invocation invocation) {
    try {
      return Optional.of(invocation.profile());
    } catch (SingerException failed) {
      failures.add("Profile loading failed for the following reason:\n" + failed.getMessage());
      return Optional.empty();
    }
  }

  private String project(Invocation invocation, Optional<Profile> profile, Path file) {
    if (!Files.isRegularFile(file)) {
      failures.add("Project loading failed for the following reason:\n" + file + " not found");
      return "[ERROR not found]";
    }
    try {
      invocation.checkProject(profile);
      return GOOD;
    } catch (SingerException failed) {
      failures.add("Project loading failed for the following reason:\n" + failed.getMessage());
      return BAD;
    }
  }

  private void connection(Profile profile, Path workingDirectory) {
    lines.line("Connection:");
    profile.settings().forEach(this::setting);
    ProfileWarehouse named = new ProfileWarehouse(profile, workingDirectory);
    named.warning().ifPresent(lines::line);
    try (Warehouse warehouse = named.open()) {
      tested(warehouse);
    } catch (SingerException failed) {
      failed(failed);
    }
  }

  private void setting(String name, @Nullable Object value) {
    boolean secret = name.matches(".*(pass|password|token|secret|key).*");
    if (!secret && !(value instanceof Map) && !(value instanceof List)) {
      lines.line("  " + name + ": " + value);
    }
  }

  /** The same for a warehouse that is open. */
  ModelsResult connection(Warehouse warehouse) {
    lines.line("Connection: " + warehouse.location());
    tested(warehouse);
    return result();
  }

  private void tested(Warehouse warehouse) {
    try (Session session = warehouse.open()) {
      session.query("select 1 as id");
      lines.line("  Connection test: [OK connection ok]");
    } catch (SingerException failed) {
      failed(failed);
    }
  }

  private void failed(SingerException failed) {
    lines.line("  Connection test: [ERROR]");
    failures.add("dbt was unable to connect to the specified database.\n" + failed.getMessage());
  }

  private ModelsResult result() {
    lines.line("");
    if (failures.isEmpty()) {
      lines.line("All checks passed!");
    } else {
      lines.error(
          "Failure", failures.size() + (failures.size() == 1 ? " check" : " checks") + " failed:");
      failures.forEach(failure -> failure.lines().forEach(line -> lines.error("Failure", line)));
    }
    return new ModelsResult(List.of(), !failures.isEmpty());
  }
}
