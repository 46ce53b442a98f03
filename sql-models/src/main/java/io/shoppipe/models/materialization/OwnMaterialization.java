package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.render.RelationValue;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A materialization that the project wrote itself. {@code macro} is its name with its package's. It
 * runs the hooks and commits by itself; what it doesn't commit is undone.
 */
public record OwnMaterialization(Build build, String macro) {
  public Built run() {
    new OwnFunctions(build).define();
    try {
      Object returned = build.scope().materialize(macro);
      Object main = build.scope().answer("load_result", "main");
      if (!(main instanceof Map<?, ?> result)) {
        throw failed("calls no statement('main').");
      }
      remember(returned);
      return built(result.get("response"));
    } catch (RuntimeException failed) {
      build.scope().endTransaction();
      look(Set.of(build.relation()));
      throw failed;
    }
  }

  private static Built built(@Nullable Object response) {
    if (response instanceof Map<?, ?> answer) {
      long rows = answer.get("rows_affected") instanceof Number number ? number.longValue() : 0;
      return new Built(String.valueOf(answer.get("_message")), rows);
    }
    return new Built(String.valueOf(response), 0);
  }

  private void remember(@Nullable Object returned) {
    build.scope().endTransaction();
    if (!(returned instanceof Map<?, ?> map) || !(map.get("relations") instanceof List<?> list)) {
      throw failed(
          "did not explicitly return a list of relations to add to the cache: {{ return({'relations': [this]}) }}.");
    }
    Set<RelationName> names = new LinkedHashSet<>(Set.of(build.relation()));
    for (Object item : list) {
      if (item instanceof RelationValue relation) {
        names.add(relation.name());
      }
    }
    look(names);
  }

  /** What is there now, whatever the macro has done. */
  private void look(Set<RelationName> names) {
    for (RelationName name : names) {
      build.existing().remove(name);
      build
          .session()
          .table(Build.tableName(name))
          .map(Table::relation)
          .ifPresent(relation -> build.existing().put(name, relation.kind()));
    }
  }

  private SingerException failed(String why) {
    return new SingerException(
        ErrorKind.MODELS,
        "Compilation Error in %s %s (%s): the materialization '%s' %s"
            .formatted(
                build.node().resourceType(),
                build.node().name(),
                build.node().path(),
                build.node().materialized(),
                why));
  }
}
