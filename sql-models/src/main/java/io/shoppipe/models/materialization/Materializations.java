package io.shoppipe.models.materialization;

import io.shoppipe.models.graph.RelationNode;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import java.util.ArrayList;
import java.util.List;

/**
 * The list of materializations: add a new one here. {@code ephemeral} is not among them: an
 * ephemeral model is part of the queries that read it.
 */
public final class Materializations {
  private static final String EPHEMERAL = "ephemeral";
  private static final List<Materialization> ALL =
      List.of(
          new ViewMaterialization(),
          new TableMaterialization(),
          new SeedMaterialization(),
          new IncrementalMaterialization(),
          new SnapshotMaterialization(),
          new MaterializedViewMaterialization(),
          new ExternalMaterialization(),
          new TableFunctionMaterialization());

  private static final List<Materialization> ON_BIGQUERY =
      List.of(
          new BigQueryView(),
          new BigQueryTable(),
          new BigQuerySeed(),
          new BigQueryIncremental(),
          new BigQuerySnapshot(),
          new BigQueryMaterializedView());

  private Materializations() {}

  /** Fails with CONFIG where a node is materialized in a way that is not known. */
  public static void check(RelationNode model) {
    if (!model.isEphemeral()) {
      of(model, "");
    }
  }

  /** Whether it is one of the list. */
  public static boolean isKnown(RelationNode node) {
    return ALL.stream().anyMatch(known -> known.name().equals(node.materialized()));
  }

  /** {@code view}, whatever a node is: what {@code clone} makes. */
  public static Materialization view(String adapter) {
    return all(adapter).get(0);
  }

  private static List<Materialization> all(String adapter) {
    return adapter.equals("bigquery") ? ON_BIGQUERY : ALL;
  }

  /** How a node is built in that kind of warehouse. */
  public static Materialization of(RelationNode model, String adapter) {
    String wanted = model.materialized();
    return all(adapter).stream()
        .filter(known -> known.name().equals(wanted))
        .findFirst()
        .orElseThrow(() -> unknown(model, wanted));
  }

  private static SingerException unknown(RelationNode model, String wanted) {
    List<String> names = new ArrayList<>(ALL.stream().map(Materialization::name).toList());
    names.add(EPHEMERAL);
    return SingerException.config(
        "%s: the %s '%s' is materialized as '%s', which is not supported.%s There is: %s"
            .formatted(
                model.path(),
                model.resourceType(),
                model.name(),
                wanted,
                NearMiss.hint(wanted, names),
                String.join(", ", names)));
  }
}
