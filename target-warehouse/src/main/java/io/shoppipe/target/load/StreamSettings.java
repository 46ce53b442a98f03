package io.shoppipe.target.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.config.Config;
import io.shoppipe.target.plan.EvolutionRules;
import io.shoppipe.target.plan.TypeConflict;
import io.shoppipe.target.record.Undeclared;
import java.util.ArrayList;
import java.util.List;

/**
 * What the config says of loading one stream. A setting that is new here is declared under {@code
 * streams} in {@code schemas/config/target-warehouse.json}, too.
 */
record StreamSettings(
    LoadMethod method,
    boolean hardDelete,
    boolean recordMetadata,
    boolean swapIncomplete,
    boolean quarantine,
    RejectLimit maxRejects,
    int minRefreshPercent,
    List<String> refreshBy,
    ValueSettings values,
    Undeclared undeclared,
    EvolutionRules evolution,
    TableLayout layout) {

  StreamSettings {
    refreshBy = List.copyOf(refreshBy);
  }

  private static List<String> names(JsonNode list) {
    List<String> names = new ArrayList<>();
    list.forEach(name -> names.add(name.asText()));
    return names;
  }

  /** {@code config}: with the stream's own settings laid over. */
  static StreamSettings of(Config config) {
    return new StreamSettings(
        LoadMethod.of(config.requiredText("load_method")),
        config.flag("hard_delete"),
        config.flag("add_record_metadata"),
        config.requiredText("on_incomplete_refresh").equals("swap"),
        config.requiredText("on_invalid_record").equals("quarantine"),
        RejectLimit.of(config.text("max_rejects")),
        (int) config.integer("min_refresh_percent"),
        names(config.node("refresh_by")),
        ValueSettings.of(config),
        ValueSettings.choice(Undeclared.class, config, "undeclared_fields"),
        new EvolutionRules(
            TypeConflict.of(config.requiredText("on_type_conflict")),
            config.requiredText("on_key_change").equals("rebuild")),
        TableLayout.of(config));
  }
}
