package io.shoppipe.target.load;

import io.shoppipe.singer.config.Config;
import java.time.Duration;

/** What the config says of loading. Sizes in rows and bytes of input since the last commit. */
public record LoadSettings(
    String schema,
    String pipeline,
    LoadMethod method,
    boolean hardDelete,
    boolean recordMetadata,
    long batchRows,
    long batchBytes,
    Duration batchWait,
    boolean swapIncomplete,
    EvolutionSettings evolution) {

  /** {@code defaultSchema} is the warehouse's own, where the config names none. */
  public static LoadSettings of(Config config, String defaultSchema) {
    String schema = config.text("default_target_schema").orElse(defaultSchema);
    return new LoadSettings(
        schema,
        config.text("pipeline").orElse(schema),
        LoadMethod.of(config.requiredText("load_method")),
        config.flag("hard_delete"),
        config.flag("add_record_metadata"),
        config.integer("batch_size_rows"),
        config.integer("batch_size_bytes"),
        config.seconds("batch_wait_limit_seconds"),
        config.requiredText("on_incomplete_refresh").equals("swap"),
        EvolutionSettings.of(config));
  }
}
