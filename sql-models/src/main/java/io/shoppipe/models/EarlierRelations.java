package io.shoppipe.models;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.state.Manifest;
import io.shoppipe.singer.error.SingerException;
import java.nio.file.Path;
import java.util.Map;

/** Where an earlier run left its relations, for {@code --defer} and {@code clone}. */
final class EarlierRelations {
  private EarlierRelations() {}

  /** Each node's, by its id; none where nothing asks for them. */
  static Map<String, RelationName> of(ModelsRequest request, ModelsCommand command) {
    Choice.Defer defer = request.choice().defer();
    if (!defer.on() && command != ModelsCommand.CLONE) {
      return Map.of();
    }
    Path folder =
        defer
            .folder()
            .or(() -> request.choice().state())
            .orElseThrow(
                () ->
                    SingerException.usage(
                        (defer.on() ? "--defer" : "clone")
                            + " needs --state FOLDER or --defer-state FOLDER, with the"
                            + " manifest.json of an earlier run."));
    return Manifest.in(request.workingDirectory().resolve(folder)).relations();
  }
}
