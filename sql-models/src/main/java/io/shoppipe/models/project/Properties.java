package io.shoppipe.models.project;

import java.util.List;

/** All that a project's properties files hold, in the order of the files. */
public record Properties(List<ModelProperties> models, List<SourceProperties> sources) {
  public Properties {
    models = List.copyOf(models);
    sources = List.copyOf(sources);
  }
}
