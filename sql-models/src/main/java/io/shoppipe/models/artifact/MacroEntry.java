package io.shoppipe.models.artifact;

import io.shoppipe.models.graph.MacroDescription;
import io.shoppipe.models.jinja.syntax.TopLevelBlock;
import io.shoppipe.models.render.MacroLibrary;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A macro in the manifest. What it calls is read off its text. */
final class MacroEntry {
  private static final Pattern TAG = Pattern.compile("\\{\\{.*?\\}\\}|\\{%.*?%\\}", Pattern.DOTALL);
  private static final Pattern CALL =
      Pattern.compile(
          "adapter\\.dispatch\\(\\s*(?:macro_name\\s*=\\s*)?['\"](\\w+)['\"](?:\\s*,\\s*(?:macro_namespace\\s*=\\s*)?['\"](\\w+)['\"])?"
              + "|(?<![\\w.])(?:(\\w+)\\.)?(\\w+)\\s*\\(");

  private final MacroLibrary library;
  private final String adapter;
  private final String root;

  MacroEntry(MacroLibrary library, String adapter, String root) {
    this.library = library;
    this.adapter = adapter;
    this.root = root;
  }

  Map<String, @Nullable Object> of(
      String owner, TopLevelBlock block, @Nullable MacroDescription described, double createdAt) {
    Map<String, @Nullable Object> properties =
        described == null ? Map.of() : described.properties();
    Map<String, @Nullable Object> config = Values.map(properties.get("config"));
    Map<String, @Nullable Object> docs = ConfigEntry.docs();
    docs.putAll(Values.map(properties.get("docs")));
    docs.putAll(Values.map(config.get("docs")));
    Map<String, @Nullable Object> meta = Values.map(properties.get("meta"));
    meta.putAll(Values.map(config.get("meta")));
    boolean materialization = block.kind() == TopLevelBlock.Kind.MATERIALIZATION;
    return Values.of(
        "name",
        block.macroName(),
        "resource_type",
        "macro",
        "package_name",
        owner,
        "path",
        block.file(),
        "original_file_path",
        block.file(),
        "unique_id",
        "macro." + owner + "." + block.macroName(),
        "macro_sql",
        block.source(),
        "depends_on",
        Values.of("macros", calls(owner, block)),
        "description",
        described == null ? "" : described.text(),
        "meta",
        meta,
        "docs",
        docs,
        "config",
        Values.of("meta", meta, "docs", docs),
        "patch_path",
        described == null ? null : owner + "://" + described.path(),
        "arguments",
        described == null ? List.of() : arguments(described),
        "created_at",
        createdAt,
        "supported_languages",
        materialization ? List.of("sql") : null);
  }

  private static List<Map<String, @Nullable Object>> arguments(MacroDescription described) {
    return described.arguments().stream()
        .map(
            argument ->
                Values.of(
                    "name", argument.name(),
                    "type", argument.type().isEmpty() ? null : argument.type(),
                    "description", argument.text()))
        .toList();
  }

  private Set<String> calls(String owner, TopLevelBlock block) {
    Set<String> ids = new LinkedHashSet<>();
    Matcher tags = TAG.matcher(block.source());
    while (tags.find()) {
      Matcher calls = CALL.matcher(tags.group());
      while (calls.find()) {
        if (calls.group(1) != null) {
          dispatched(owner, calls.group(1), calls.group(2), ids);
        } else {
          called(owner, calls.group(3), calls.group(4), ids);
        }
      }
    }
    ids.remove("macro." + owner + "." + block.macroName());
    return ids;
  }

  private void called(String owner, @Nullable String space, String name, Set<String> ids) {
    Collection<String> owners =
        space == null ? List.of(owner, root, MacroLibrary.INTERNAL) : List.of(space);
    owners.stream()
        .filter(candidate -> library.has(candidate, name))
        .findFirst()
        .ifPresent(found -> ids.add("macro." + found + "." + name));
  }

  private void dispatched(String owner, String name, @Nullable String space, Set<String> ids) {
    for (String candidate : List.of(root, space == null ? owner : space)) {
      for (String prefix : List.of(adapter, "default")) {
        if (library.has(candidate, prefix + "__" + name)) {
          ids.add("macro." + candidate + "." + prefix + "__" + name);
          return;
        }
      }
    }
  }
}
