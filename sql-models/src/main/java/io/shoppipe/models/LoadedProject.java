package io.shoppipe.models;

import io.shoppipe.models.parse.ParsedProject;
import io.shoppipe.models.project.Described;
import io.shoppipe.models.project.ProjectConfig;
import io.shoppipe.models.render.MacroLibrary;
import io.shoppipe.models.render.RenderScope;
import io.shoppipe.models.select.SelectorsFile;
import java.util.Map;

/**
 * A project that is read and parsed, ready to run; {@code describedMacros} are the macros' entries
 * in properties files, by id.
 */
record LoadedProject(
    ProjectConfig config,
    RenderScope scope,
    MacroLibrary macros,
    ParsedProject parsed,
    SelectorsFile selectors,
    Map<String, Described> describedMacros) {}
