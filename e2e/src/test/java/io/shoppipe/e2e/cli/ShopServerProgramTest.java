package io.shoppipe.e2e.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShopServerProgramTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void refusesAnUnknownPreset() {
    assertThat(run("--preset", "fakestor", "--data", ".")).isEqualTo(2);
    assertThat(err.toString(UTF_8))
        .isEqualToIgnoringNewLines(
            "shop-server: no preset \"fakestor\", there are: fakestore, dummyjson;"
                + " usage: shop-server --preset fakestore|dummyjson --data DIR [--port N]");
  }

  @Test
  void namesWhatIsMissingOrWrong() {
    assertThat(run("--preset", "fakestore")).isEqualTo(2);
    assertThat(run("--data")).isEqualTo(2);
    assertThat(run("--prt", "1")).isEqualTo(2);
    assertThat(run("--preset", "fakestore", "--data", ".", "--port", "99999")).isEqualTo(2);
    assertThat(err.toString(UTF_8).lines().map(line -> line.substring(0, line.indexOf(';'))))
        .containsExactly(
            "shop-server: --data is missing",
            "shop-server: --data needs a value",
            "shop-server: unknown argument \"--prt\"",
            "shop-server: --port must be a number from 0 to 65535, not \"99999\"");
  }

  @Test
  void saysInOneLineThatAFileIsMissing(@TempDir Path folder) {
    assertThat(run("--preset", "fakestore", "--data", folder.toString())).isEqualTo(3);
    assertThat(err.toString(UTF_8).lines()).hasSize(1);
    assertThat(err.toString(UTF_8)).contains("products.json").contains("check --data");
  }

  @Test
  void aPortInUseIsOneLineAndExit5(@TempDir Path folder) throws Exception {
    for (String name : List.of("products", "carts", "users")) {
      Files.writeString(folder.resolve(name + ".json"), "[]");
    }
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());

      assertThat(run("--preset", "dummyjson", "--data", folder.toString(), "--port", port))
          .isEqualTo(5);
      assertThat(err.toString(UTF_8).lines()).hasSize(1);
      assertThat(err.toString(UTF_8))
          .startsWith("shop-server: cannot listen on port " + port + " of 127.0.0.1: ");
      assertThat(out.toString(UTF_8)).isEmpty();
    }
  }

  private int run(String... arguments) {
    return ShopServerProgram.run(
        List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }
}
