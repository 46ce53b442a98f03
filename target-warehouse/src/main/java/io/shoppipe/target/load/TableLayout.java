package io.shoppipe.target.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.target.plan.TablePlan;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.Layout;
import io.shoppipe.warehouse.api.Partitioning;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the config wants a stream's table to lie; it names fields, where tables have columns. */
record TableLayout(Layout fields) {
  private static final int MOST_CLUSTERED = 4;

  static TableLayout of(Config config) {
    Map<String, String> labels = new LinkedHashMap<>();
    config
        .node("labels")
        .properties()
        .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
    return new TableLayout(
        new Layout(
            partitioning(config.node("partition_by")),
            names(config.node("cluster_by")),
            config.has("require_partition_filter") ? config.flag("require_partition_filter") : null,
            config.has("partition_expiration_days")
                ? config
                    .seconds("partition_expiration_days")
                    .multipliedBy(Duration.ofDays(1).toSeconds())
                : null,
            labels,
            config.text("description").orElse("")));
  }

  private static @Nullable Partitioning partitioning(JsonNode wish) {
    if (wish.isMissingNode() || wish.isNull()) {
      return null;
    }
    if (wish.isTextual()) {
      return Partitioning.by("DAY", wish.asText());
    }
    String field = wish.path("field").asText("");
    JsonNode range = wish.path("range");
    if (range.isObject()) {
      return new Partitioning(
          Partitioning.RANGE,
          field,
          range.path("start").longValue(),
          range.path("end").longValue(),
          range.path("interval").longValue());
    }
    boolean arrival = wish.path("time_ingestion_partitioning").booleanValue();
    String granularity = wish.path("granularity").asText("day").toUpperCase(Locale.ROOT);
    if (field.isEmpty() && !arrival) {
      throw SingerException.config(
          "partition_by names no field. Give it one, or set time_ingestion_partitioning to true to"
              + " partition by the time of a row's arrival.");
    }
    return Partitioning.by(granularity, arrival ? "" : field);
  }

  private static List<String> names(JsonNode wish) {
    List<String> names = new ArrayList<>();
    if (wish.isTextual()) {
      names.add(wish.asText());
    }
    wish.forEach(name -> names.add(name.asText()));
    if (names.size() > MOST_CLUSTERED) {
      throw SingerException.config(
          "cluster_by names "
              + names.size()
              + " fields; BigQuery takes "
              + MOST_CLUSTERED
              + ". Keep those that queries ask for most.");
    }
    return names;
  }

  void warnWhereIdle(LoadContext context, String stream) {
    if (!context.dialect().laysOut() && !fields.isEmpty()) {
      context
          .warn()
          .accept(
              "stream '"
                  + stream
                  + "': partition_by, cluster_by, labels and the like have no effect here: only"
                  + " BigQuery's tables have them.");
    }
  }

  /** The same of a table's columns. */
  Layout of(String stream, TablePlan plan) {
    Partitioning by = fields.partitioning();
    return new Layout(
        by == null || by.column().isEmpty()
            ? by
            : new Partitioning(
                by.granularity(),
                column(stream, "partition_by", by.column(), plan),
                by.start(),
                by.end(),
                by.interval()),
        fields.clustering().stream()
            .map(field -> column(stream, "cluster_by", field, plan))
            .toList(),
        fields.filterRequired(),
        fields.expiration(),
        fields.labels(),
        fields.description());
  }

  private static String column(String stream, String setting, String field, TablePlan plan) {
    for (TablePlan.FieldColumn each : plan.fields()) {
      if (each.field().equals(field)) {
        return each.column().name();
      }
    }
    if (plan.metadata().stream().map(Column::name).anyMatch(field::equals)) {
      return field;
    }
    throw SingerException.config(
        "stream '"
            + stream
            + "': "
            + setting
            + " names '"
            + field
            + "', which its schema does not have."
            + NearMiss.hint(
                field, plan.fields().stream().map(TablePlan.FieldColumn::field).toList()));
  }
}
