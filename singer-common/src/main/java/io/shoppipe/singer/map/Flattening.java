package io.shoppipe.singer.map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;

/**
 * The settings {@code flattening_*}: how many levels of objects become properties of their own (0:
 * none), what stands between the names, and how long a name may get.
 */
public record Flattening(int maxDepth, String separator, int maxKeyLength) {
  /** Objects stay objects. */
  public static final Flattening NONE = new Flattening(0, "__", 255);

  /** What is wrong is added to {@code problems}. */
  public static Flattening of(Config config, Problems problems) {
    boolean enabled = config.has("flattening_enabled") && config.flag("flattening_enabled");
    if (!enabled) {
      return NONE;
    }
    if (!config.has("flattening_max_depth")) {
      problems.add(
          "config: flattening_enabled needs flattening_max_depth: the number of levels, such as"
              + " 1.");
      return NONE;
    }
    return new Flattening(
        (int) Math.min(config.integer("flattening_max_depth"), Integer.MAX_VALUE),
        config.text("flattening_separator").orElse(NONE.separator()),
        config.has("flattening_max_key_length")
            ? (int) Math.min(config.integer("flattening_max_key_length"), Integer.MAX_VALUE)
            : NONE.maxKeyLength());
  }

  public boolean isEnabled() {
    return maxDepth > 0;
  }

  /**
   * For records of that schema.
   *
   * @throws io.shoppipe.singer.error.SingerException where two properties get one name; {@code
   *     where} says which stream's
   */
  public Flattener of(ObjectNode schema, String where) {
    return new Flattener(this, schema, where);
  }
}
