package io.shoppipe.e2e.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.e2e.shop.ShopData;
import io.shoppipe.e2e.shop.ShopPreset;
import io.shoppipe.e2e.shop.ShopServer;
import io.shoppipe.e2e.shop.ShopSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The README's commands, as they stand there, from a folder that only links to the checkout. */
class ReadmeIT {
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```\\n(.*?)^```$");
  private static final Pattern FILE =
      Pattern.compile("(?<![\\w/])(?:bin|projects|docs|bench)/[\\w./-]*\\w");

  private static final List<String> LINKED = List.of("bin", "projects");

  @TempDir private Path folder;
  private String readme = "";

  @BeforeEach
  void linkTheCheckout() throws Exception {
    readme = Files.readString(Programs.ROOT.resolve("README.md"));
    for (String name : LINKED) {
      Files.createSymbolicLink(folder.resolve(name), Programs.ROOT.resolve(name));
    }
  }

  @AfterEach
  void unlinkTheCheckout() throws Exception {
    for (String name : LINKED) {
      Files.delete(folder.resolve(name));
    }
  }

  @Test
  void everyFileItNamesExists() {
    List<String> missing = new ArrayList<>();
    Matcher file = FILE.matcher(readme);
    while (file.find()) {
      if (!Files.exists(Programs.ROOT.resolve(file.group()))) {
        missing.add(file.group());
      }
    }
    assertThat(missing).isEmpty();
    assertThat(block("bin/demo")).contains("bin/demo", "mvn verify");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bin/demo --help",
        "bin/tap-shop --help",
        "bin/tap-shop --about",
        "bin/tap-shop --version",
        "bin/tap-shop --config projects/shop/tap.fakestore.json --discover",
        "bin/target-warehouse --help",
        "bin/target-warehouse --about",
        "bin/target-warehouse --version",
        "bin/target-warehouse build --help",
        "projects/shop/pipeline --help",
      })
  void theCommandsTellOfThemselves(String command) throws Exception {
    Ended ended = bash(command, Map.of());

    assertThat(ended.code()).as(ended.err()).isZero();
    assertThat(ended.out()).isNotBlank();
    assertThat(ended.err()).isEmpty();
  }

  @Test
  void thePipelineAndTheLinesByHandGiveTheSameMarts() throws Exception {
    ShopData data = ShopData.read(ShopPipe.sample(ShopPreset.FAKESTORE));
    try (ShopServer shop = ShopServer.start(ShopSettings.of(ShopPreset.FAKESTORE), data)) {
      Map<String, String> environment =
          Map.of(
              "PII_HASH_KEY", ShopPipe.HASH_KEY, "TAP_SHOP_SOURCE_BASE_URL", shop.url().toString());
      String byHand = block("bin/tap-shop --config");

      succeeds(byHand.replace(" --state state.json", ""), environment);
      String marts = marts();
      succeeds(byHand, environment);
      assertThat(marts()).isEqualTo(marts);

      Files.delete(folder.resolve("shop.duckdb"));
      succeeds(block("pipeline run").replaceAll("(?m)^export .*$", ""), environment);
      assertThat(marts()).isEqualTo(marts);
    }
  }

  private String marts() {
    Place place = new Place("duckdb:" + folder.resolve("shop.duckdb"));
    String carts = place.rows("SELECT * FROM marts_shop.mart_shop_cart ORDER BY ALL").toString();
    assertThat(carts).isNotEqualTo("[]");
    return carts + place.rows("SELECT * FROM marts_shop.mart_shop_customer ORDER BY ALL");
  }

  private void succeeds(String commands, Map<String, String> environment) throws Exception {
    Ended ended = bash(commands, environment);
    assertThat(ended.code()).as("%s%n%s%n%s", commands, ended.out(), ended.err()).isZero();
  }

  /** The block of commands that holds this text. */
  private String block(String text) {
    Matcher block = BLOCK.matcher(readme);
    while (block.find()) {
      if (block.group(1).contains(text)) {
        return block.group(1);
      }
    }
    throw new AssertionError("README.md has no block of commands with: " + text);
  }

  private Ended bash(String commands, Map<String, String> environment) throws Exception {
    return Ended.of(folder, environment, List.of("bash", "-eo", "pipefail", "-c", commands));
  }
}
