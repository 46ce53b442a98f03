package io.shoppipe.e2e.pipe;

import io.shoppipe.e2e.shop.ShopPreset;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** The shop's pipe with the configs of projects/shop, its source and warehouse those of a test. */
final class ShopPipe {
  /** A made-up secret, so that a test can look for it in what comes out. */
  static final String HASH_KEY = "kept-out-of-every-output";

  private static final Path PROJECT = Programs.ROOT.resolve("projects/shop");

  private ShopPipe() {}

  static Path sample(ShopPreset preset) {
    return PROJECT.resolve("sample").resolve(preset.label());
  }

  static Path tapConfig(ShopPreset preset) {
    return PROJECT.resolve("tap." + preset.label() + ".json");
  }

  static Pipe of(Path folder, ShopPreset preset, URI shop, Place place) {
    return new Pipe(
        folder,
        Programs.tapShop("--config", tapConfig(preset).toString()),
        Programs.targetWarehouse("--config", PROJECT.resolve("target.json").toString()),
        Map.of(
            "PII_HASH_KEY", HASH_KEY,
            "TAP_SHOP_SOURCE_BASE_URL", shop.toString(),
            "TARGET_WAREHOUSE_WAREHOUSE", place.url()));
  }

  /** The same into another schema. */
  static Pipe into(String schema, Pipe pipe) {
    return pipe.with("TARGET_WAREHOUSE_DEFAULT_TARGET_SCHEMA", schema);
  }
}
