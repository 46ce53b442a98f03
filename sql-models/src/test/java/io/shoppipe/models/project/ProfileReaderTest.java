package io.shoppipe.models.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileReaderTest {
  @TempDir Path folder;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        folder.resolve("profiles.yml"),
        """
        shop:
          target: dev
          outputs:
            dev: {type: duckdb, path: shop.duckdb}
            prod: {type: postgres, host: h, schema: s, threads: 4, password: sesame-1}
        """);
  }

  @Test
  void readsTheDefaultTarget() {
    Profile profile = reader().read("shop", Optional.empty());
    assertThat(profile.target()).isEqualTo("dev");
    assertThat(profile.schema()).isEqualTo("main");
    assertThat(profile.threads()).isEqualTo(1);
    assertThat(profile.settings()).containsEntry("path", "shop.duckdb");
  }

  @Test
  void readsTheTargetAskedFor() {
    Profile profile = reader().read("shop", Optional.of("prod"));
    assertThat(profile.type()).isEqualTo("postgres");
    assertThat(profile.schema()).isEqualTo("s");
    assertThat(profile.threads()).isEqualTo(4);
  }

  @Test
  void namesTheTargetThatWasMeant() {
    assertThatThrownBy(() -> reader().read("shop", Optional.of("prd")))
        .hasMessageEndingWith(
            "profiles.yml: shop.outputs: The profile 'shop' does not have a target named 'prd'. Did"
                + " you mean 'prod'? There is: dev, prod");
  }

  @Test
  void saysWhereItLookedForAFile() {
    Path empty = folder.resolve("empty");
    assertThatThrownBy(
            () -> new ProfileReader(List.of(empty), (p, t) -> t).read("shop", Optional.empty()))
        .hasMessage(
            "dbt looked for a profiles.yml file in "
                + empty
                + " for the profile 'shop': add one there, or name its folder with"
                + " --profiles-dir.");
  }

  private ProfileReader reader() {
    return new ProfileReader(List.of(folder), (place, text) -> text);
  }
}
