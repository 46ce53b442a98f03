package io.shoppipe.models.artifact;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.shoppipe.models.graph.ExposureNode;
import io.shoppipe.models.graph.FunctionNode;
import io.shoppipe.models.graph.MacroDescription;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.models.graph.SourceNode;
import io.shoppipe.models.graph.TestNode;
import io.shoppipe.models.graph.UnitTestNode;
import io.shoppipe.models.jinja.syntax.TopLevelBlock;
import io.shoppipe.models.parse.Documentation;
import io.shoppipe.models.parse.Origin;
import io.shoppipe.models.render.MacroLibrary;
import io.shoppipe.models.render.RenderScope;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code manifest.json}, version 12 of dbt's schema, entry by entry: the whole is never in
 * memory.
 */
public final class ManifestFile {
  private static final String SCHEMA = "https://schemas.getdbt.com/dbt/manifest/v12.json";
  private static final JsonFactory JSON = new JsonFactory();

  private final ManifestContent content;
  private final NodeEntry nodes;

  public ManifestFile(ManifestContent content) {
    this.content = content;
    this.nodes = new NodeEntry(content);
  }

  /** Writes it all; {@code now} is when. */
  public void write(OutputStream to, Instant now) throws IOException {
    try (JsonGenerator out = JSON.createGenerator(to)) {
      Json json = new Json(out);
      out.writeStartObject();
      json.field("metadata", metadata(now));
      entries(out, json, "nodes", ManifestFile::isCode);
      entries(out, json, "sources", SourceNode.class::isInstance);
      macros(out, json);
      Documentation documentation = content.project().documentation();
      json.field("docs", DocEntries.docs(documentation));
      entries(out, json, "exposures", exposures());
      json.field("metrics", Map.of());
      json.field("groups", DocEntries.groups(documentation));
      json.field("selectors", content.selectors());
      json.field("disabled", disabled());
      json.field("parent_map", Lineage.parents(content.nodes()));
      json.field("child_map", Lineage.children(content.nodes()));
      json.field("group_map", DocEntries.members(documentation, content.project().graph()));
      for (String none : List.of("saved_queries", "semantic_models")) {
        json.field(none, Map.of());
      }
      entries(out, json, "functions", FunctionNode.class::isInstance);
      entries(out, json, "unit_tests", UnitTestNode.class::isInstance);
      out.writeEndObject();
    }
  }

  private static boolean isCode(Node node) {
    return !(node instanceof SourceNode)
        && !(node instanceof ExposureNode)
        && !(node instanceof UnitTestNode)
        && !(node instanceof FunctionNode);
  }

  private Map<String, @Nullable Object> metadata(Instant now) {
    RenderScope scope = content.scope();
    Map<String, @Nullable Object> metadata = Metadata.of(SCHEMA, scope, now);
    metadata.putAll(
        Values.of(
            "project_name", scope.projectName(),
            "project_id", Checksums.md5(scope.projectName()),
            "user_id", null,
            "send_anonymous_usage_stats", false,
            "adapter_type", scope.profile().type(),
            "quoting",
                Values.of("database", true, "schema", true, "identifier", true, "column", null),
            "run_started_at", Moments.text(scope.startedAt())));
    return metadata;
  }

  private void entries(JsonGenerator out, Json json, String section, Predicate<Node> which)
      throws IOException {
    entries(out, json, section, content.nodes().stream().filter(which).toList());
  }

  private void entries(JsonGenerator out, Json json, String section, List<? extends Node> nodes)
      throws IOException {
    out.writeFieldName(section);
    out.writeStartObject();
    for (Node node : nodes) {
      json.field(node.id(), entry(node));
    }
    out.writeEndObject();
  }

  /** In the order of their files, as dbt has them. */
  private List<ExposureNode> exposures() {
    Map<String, ExposureNode> byId = new HashMap<>();
    for (Node node : content.nodes()) {
      if (node instanceof ExposureNode exposure) {
        byId.put(node.id(), exposure);
      }
    }
    return content.project().origins().keySet().stream()
        .map(byId::get)
        .filter(Objects::nonNull)
        .toList();
  }

  /** What the manifest tells of one node. */
  public Map<String, @Nullable Object> entry(Node node) {
    if (node instanceof UnitTestNode test) {
      return UnitTestEntry.of(test, content.createdAt());
    }
    Origin origin = Objects.requireNonNull(content.project().origins().get(node.id()), node.id());
    if (node instanceof ExposureNode exposure) {
      return DocEntries.exposure(exposure, origin, content.createdAt());
    }
    return node instanceof SourceNode source
        ? SourceEntry.of(source, origin, content.createdAt())
        : nodes.of(node, origin);
  }

  private Map<String, List<Map<String, @Nullable Object>>> disabled() {
    Map<String, List<Map<String, @Nullable Object>>> all = new LinkedHashMap<>();
    for (Node node : content.project().disabled()) {
      if (node instanceof RelationNode || node instanceof SourceNode || node instanceof TestNode) {
        all.computeIfAbsent(node.id(), id -> new ArrayList<>()).add(entry(node));
      }
    }
    return all;
  }

  private void macros(JsonGenerator out, Json json) throws IOException {
    MacroLibrary library = content.macros();
    MacroEntry macro =
        new MacroEntry(library, content.scope().profile().type(), content.scope().projectName());
    Map<String, MacroDescription> described = new HashMap<>();
    content
        .project()
        .documentation()
        .macros()
        .forEach(
            known -> described.put("macro." + known.packageName() + "." + known.name(), known));
    out.writeFieldName("macros");
    out.writeStartObject();
    for (String owner : library.blocks().keySet()) {
      for (TopLevelBlock block : library.blocks().get(owner).values()) {
        String id = "macro." + owner + "." + block.macroName();
        json.field(id, macro.of(owner, block, described.get(id), content.createdAt()));
      }
    }
    out.writeEndObject();
  }
}
