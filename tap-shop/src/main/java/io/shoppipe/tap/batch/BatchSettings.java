package io.shoppipe.tap.batch;

import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.store.api.Address;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How records are written to files: below which folder ({@code root}, its key with a slash behind),
 * with what before each file's name, packed or not, how many to a file.
 */
public record BatchSettings(Address root, String prefix, boolean gzip, long size) {
  private static final String ROOT = "batch_config.storage.root";
  private static final Pattern FOLDER = Pattern.compile("(?is)(file:///|s3://[^/]|gs://[^/]).*");

  /** Empty where records are sent as messages; what is wrong is added to {@code problems}. */
  public static Optional<BatchSettings> of(Config config, Problems problems) {
    if (!config.has(ROOT)) {
      return Optional.empty();
    }
    String root = config.requiredText(ROOT);
    if (!FOLDER.matcher(root).matches()) {
      problems.add(
          "config: "
              + ROOT
              + " '"
              + root
              + "' names no folder. Write file:// and an absolute path (file:///var/lib/batches),"
              + " s3://bucket/folder or gs://bucket/folder.");
      return Optional.empty();
    }
    return Optional.of(
        new BatchSettings(
            folder(root),
            config.text("batch_config.storage.prefix").orElse(""),
            config.requiredText("batch_config.encoding.compression").equals("gzip"),
            config.integer("batch_config.batch_size")));
  }

  private static Address folder(String root) {
    Address inside = Address.of(root.endsWith("/") ? root + "x" : root + "/x");
    return inside.withKey(inside.folder());
  }

  /** The file of this name. */
  Address file(String name) {
    return root.withKey(root.key() + prefix + name);
  }
}
