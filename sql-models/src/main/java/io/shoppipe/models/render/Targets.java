package io.shoppipe.models.render;

import io.shoppipe.models.project.Profile;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The value {@code target}. */
final class Targets {
  private static final Set<String> SECRET =
      Set.of("password", "pass", "token", "refresh_token", "client_secret", "keyfile_json");

  private Targets() {}

  static Map<String, @Nullable Object> value(Profile profile, String database) {
    Map<String, @Nullable Object> target = new LinkedHashMap<>();
    profile
        .settings()
        .forEach(
            (key, value) -> {
              if (!SECRET.contains(key)) {
                target.put(key, value);
              }
            });
    target.put("name", profile.target());
    target.put("target_name", profile.target());
    target.put("profile_name", profile.name());
    target.put("type", profile.type());
    target.put("schema", profile.schema());
    target.put("threads", (long) profile.threads());
    target.put("database", database);
    if (profile.type().equals("bigquery")) {
      target.put("project", database);
      target.put("dataset", profile.schema());
    } else {
      target.put("dbname", database);
    }
    return target;
  }
}
