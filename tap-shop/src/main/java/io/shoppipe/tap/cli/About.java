package io.shoppipe.tap.cli;

import io.shoppipe.singer.config.Setting;
import io.shoppipe.singer.config.SettingsSchema;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;

/** Prints what the program can be told. */
final class About {
  private About() {}

  static void print(SettingsSchema schema, String prefix, OutputStream out) {
    PrintWriter text = new PrintWriter(out, false, StandardCharsets.UTF_8);
    text.println("tap-shop: reads a shop's HTTP API and writes Singer messages.");
    text.println("Capabilities: catalog, properties, discover, state, about, stream-maps,");
    text.println("  activate-version");
    text.println();
    text.println("Settings (config file, or the environment variable):");
    for (Setting setting : schema.settings()) {
      text.println("  " + setting.name() + " (" + facts(setting) + ")");
      text.println("      " + setting.description());
      text.println("      " + setting.variable(prefix));
    }
    text.flush();
  }

  private static String facts(Setting setting) {
    String secret = setting.secret() ? ", secret" : "";
    String value =
        setting.defaultValue().isMissingNode()
            ? ""
            : ", default " + setting.defaultValue().asText();
    return setting.type() + value + secret;
  }
}
