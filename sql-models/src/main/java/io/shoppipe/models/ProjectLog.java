package io.shoppipe.models;

import io.shoppipe.models.project.ProjectConfigReader;
import io.shoppipe.models.report.LogFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/** Where a run's log goes: no log without a project to write it in. */
record ProjectLog(ModelsRequest request, Clock clock) {
  private static final String FOLDER = "logs";
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSS").withZone(ZoneOffset.UTC);

  @Nullable LogFile file() {
    Output.Logging logging = request.options().output().logging();
    boolean project = Files.isRegularFile(request.projectDir().resolve(ProjectConfigReader.FILE));
    if (!logging.file() || !project) {
      return null;
    }
    Path folder =
        logging
            .folder()
            .map(path -> request.workingDirectory().resolve(path))
            .orElse(request.projectDir().resolve(FOLDER));
    String line = "=".repeat(30);
    return new LogFile(folder, line + " " + MOMENT.format(clock.instant()) + " " + line);
  }
}
