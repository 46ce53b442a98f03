package io.shoppipe.singer.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What a program says of itself: {@code --about} as text, as Markdown, or as the Singer SDK's JSON.
 */
public record About(
    String name,
    String description,
    String version,
    List<String> capabilities,
    SettingsSchema settings) {
  public About {
    capabilities = List.copyOf(capabilities);
  }

  /** For people. {@code prefix}: the environment variables'. */
  public String text(String prefix) {
    return name
        + " "
        + version
        + "\n"
        + description
        + "\nCapabilities: "
        + String.join(", ", capabilities)
        + "\n"
        + settings.describe(name, prefix);
  }

  /** For programs: the keys that the SDK's own {@code --about --format=json} has. */
  public String json() {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("name", name).put("description", description).put("version", version);
    capabilities.forEach(root.putArray("capabilities")::add);
    root.set("settings", settings.schema());
    return root.toPrettyString() + "\n";
  }

  /** For documents. */
  public String markdown() {
    StringBuilder page = new StringBuilder("# `" + name + "`\n\n" + description + "\n\n");
    page.append("## Capabilities\n\n");
    capabilities.forEach(capability -> page.append("* `").append(capability).append("`\n"));
    page.append("\n## Settings\n\n| Setting | Type | Required | Default | Description |\n")
        .append("|:--------|:-----|:---------|:--------|:------------|\n");
    settings.settings().forEach(setting -> page.append(row(setting)));
    return page.toString();
  }

  private String row(Setting setting) {
    JsonNode given = setting.defaultValue();
    return String.join(
            " | ",
            "| " + setting.name(),
            setting.type(),
            settings.requires(setting) ? "yes" : "no",
            given.isMissingNode() ? "" : "`" + given + "`",
            setting.description().replace("|", "\\|"))
        + " |\n";
  }
}
