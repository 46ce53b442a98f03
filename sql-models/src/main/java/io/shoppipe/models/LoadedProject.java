package io.shoppipe.models;

import io.shoppipe.models.parse.ParsedProject;
import io.shoppipe.models.project.ProjectConfig;
import io.shoppipe.models.render.MacroLibrary;
import io.shoppipe.models.render.RenderScope;
import io.shoppipe.models.select.SelectorsFile;
import java.time.Instant;

/** A project that is read and parsed, ready to run. */
record LoadedProject(
    ProjectConfig config,
    RenderScope scope,
    MacroLibrary macros,
    ParsedProject parsed,
    SelectorsFile selectors) {

  /** The same for a run that begins then. */
  LoadedProject startingAt(Instant start) {
    return new LoadedProject(config, scope.startingAt(start), macros, parsed, selectors);
  }
}
