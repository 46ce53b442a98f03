package io.shoppipe.models.project;

import io.shoppipe.models.yaml.YamlMap;
import io.shoppipe.models.yaml.YamlReader;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.Secrets;
import io.shoppipe.singer.error.SingerException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code profiles.yml} from the first of the folders that has one. Only the output that is
 * used gets rendered, so that another one's missing variables don't matter.
 */
public final class ProfileReader {
  private static final String FILE = "profiles.yml";
  private static final List<String> SECRET_KEYS =
      List.of("password", "pass", "token", "refresh_token", "client_secret");

  private final List<Path> folders;
  private final YamlRenderer renderer;

  public ProfileReader(List<Path> folders, YamlRenderer renderer) {
    this.folders = List.copyOf(folders);
    this.renderer = renderer;
  }

  public Profile read(String profileName, Optional<String> wantedTarget) {
    Path file = file(profileName);
    String place = file.toString();
    YamlMap all = YamlReader.map(place, ProjectFiles.text(file, place));
    YamlMap profile =
        choose(all, profileName, "Could not find profile named '%s'.".formatted(profileName));
    YamlMap outputs = profile.map("outputs");
    String target =
        wantedTarget.orElseGet(
            () -> String.valueOf(rendered(place, profile.text("target").orElse("default"))));
    YamlMap raw =
        choose(
            outputs,
            target,
            "The profile '%s' does not have a target named '%s'.".formatted(profileName, target));
    return profile(profileName, target, new YamlMap(raw.place(), settings(raw)));
  }

  private Path file(String profileName) {
    if (profileName.isEmpty()) {
      throw SingerException.config(
          ProjectConfigReader.FILE + ": names no profile; add 'profile: NAME'.");
    }
    return folders.stream()
        .map(folder -> folder.resolve(FILE))
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                SingerException.config(
                    "dbt looked for a profiles.yml file in %s for the profile '%s': add one there, or name its folder with --profiles-dir."
                        .formatted(
                            folders.stream().map(Path::toString).collect(Collectors.joining(", ")),
                            profileName)));
  }

  private static YamlMap choose(YamlMap all, String name, String missing) {
    if (!all.has(name)) {
      throw SingerException.config(
          all.place()
              + ": "
              + missing
              + NearMiss.hint(name, all.values().keySet())
              + " There is: "
              + String.join(", ", all.values().keySet()));
    }
    return all.map(name);
  }

  private @Nullable Object rendered(String place, String text) {
    return renderer.deep(place, text, Set.of());
  }

  private Map<String, @Nullable Object> settings(YamlMap raw) {
    Map<String, @Nullable Object> settings = new LinkedHashMap<>();
    raw.values()
        .forEach((key, value) -> settings.put(key, renderer.deep(raw.place(), value, Set.of())));
    for (String key : SECRET_KEYS) {
      Object secret = settings.get(key);
      if (secret != null) {
        Secrets.register(secret.toString());
      }
    }
    return settings;
  }

  private static Profile profile(String name, String target, YamlMap settings) {
    String type = settings.requiredText("type");
    String usual =
        type.equals("bigquery")
            ? settings.requiredText("dataset")
            : type.equals("duckdb") ? "main" : "public";
    return new Profile(
        name,
        target,
        type,
        settings.text("schema").orElse(usual),
        threads(settings),
        settings.values());
  }

  private static int threads(YamlMap settings) {
    String text = settings.text("threads").orElse("1");
    try {
      return Math.max(1, Integer.parseInt(text.strip()));
    } catch (NumberFormatException notANumber) {
      throw SingerException.config(
          settings.place() + ".threads: must be a whole number, not '" + text + "'.");
    }
  }
}
