package io.shoppipe.models.render;

import io.shoppipe.models.graph.RelationName;
import java.util.LinkedHashSet;
import java.util.Set;

/** Records what a template reads; every reference prints as the node itself, as in dbt. */
final class Recording implements References {
  private final RelationName self;
  private final Set<Ref> refs = new LinkedHashSet<>();
  private final Set<Source> sources = new LinkedHashSet<>();
  private final Set<Function> functions = new LinkedHashSet<>();

  Recording(RelationName self) {
    this.self = self;
  }

  @Override
  public RelationValue ref(Ref call) {
    refs.add(call);
    return RelationValue.of(self);
  }

  @Override
  public RelationValue source(Source call) {
    sources.add(call);
    return RelationValue.of(self);
  }

  @Override
  public RelationValue function(Function call) {
    functions.add(call);
    return RelationValue.of(self);
  }

  Set<Function> functions() {
    return functions;
  }

  Set<Ref> refs() {
    return refs;
  }

  Set<Source> sources() {
    return sources;
  }
}
