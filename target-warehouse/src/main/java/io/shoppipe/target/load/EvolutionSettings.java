package io.shoppipe.target.load;

import io.shoppipe.singer.config.Config;
import io.shoppipe.target.plan.EvolutionRules;
import io.shoppipe.target.plan.TypeConflict;
import java.time.Duration;

/**
 * What the config says of tables that change. {@code lockTimeout}: how long to wait for a table
 * that another process loads or locks.
 */
public record EvolutionSettings(EvolutionRules rules, Duration lockTimeout) {
  static EvolutionSettings of(Config config) {
    return new EvolutionSettings(
        new EvolutionRules(
            TypeConflict.of(config.requiredText("on_type_conflict")),
            config.requiredText("on_key_change").equals("rebuild")),
        config.seconds("lock_timeout_seconds"));
  }
}
