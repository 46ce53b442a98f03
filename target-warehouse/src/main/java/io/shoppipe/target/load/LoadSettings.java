package io.shoppipe.target.load;

import io.shoppipe.singer.config.Config;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * What the config says of loading: of the run as a whole here, of each stream by {@link
 * #of(String)}. Sizes in rows and bytes of input since the last commit; {@code lockTimeout}: how
 * long to wait for a table that another process loads or locks.
 */
public record LoadSettings(
    String schema,
    String pipeline,
    long batchRows,
    long batchBytes,
    Duration batchWait,
    Duration lockTimeout,
    boolean refusesUnknownMessages,
    boolean deleteBatchFiles,
    StreamOverrides streams) {

  /** {@code defaultSchema} is the warehouse's own, where the config names none. */
  public static LoadSettings of(Config config, String defaultSchema) {
    String schema = config.text("default_target_schema").orElse(defaultSchema);
    return new LoadSettings(
        schema,
        config.text("pipeline").orElse(schema),
        config.integer("batch_size_rows"),
        config.integer("batch_size_bytes"),
        config.seconds("batch_wait_limit_seconds"),
        config.seconds("lock_timeout_seconds"),
        config.requiredText("on_unknown_message").equals("fail"),
        config.flag("delete_batch_files"),
        new StreamOverrides(config));
  }

  /** What holds for one stream: {@code streams.<name>} over the settings beside it. */
  StreamSettings of(String stream) {
    return StreamSettings.of(streams.of(stream));
  }

  /** A line for each name under {@code streams} that is none of these streams. */
  List<String> unmatched(Collection<String> loaded) {
    return streams.unmatched(loaded);
  }
}
