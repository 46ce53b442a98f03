package io.shoppipe.e2e.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The launchers in bin/, as processes. The folder's name has a blank on purpose. */
class LauncherIT {
  private static final Path BIN = Path.of("..", "bin").toAbsolutePath().normalize();
  private static final List<String> TOOLS =
      List.of("bash", "cat", "dirname", "find", "head", "mv", "readlink", "rm", "sed", "touch");

  @TempDir private Path temporary;
  private Path folder = Path.of("");

  private record Ended(int exit, String out, String err) {}

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temporary.resolve("a b"));
  }

  @Test
  void startsThroughASymbolicLinkFromAnotherFolder() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("shop"), BIN.resolve("shop-server"));

    Ended ended = run(link, Map.of(), "--help");
    Files.delete(link);

    assertThat(ended.out()).startsWith("usage: shop-server --preset fakestore|dummyjson");
    assertThat(ended.err()).isEmpty();
    assertThat(ended.exit()).isZero();
  }

  @Test
  void takesAConfigThatCanBeReadOnlyOnce() throws Exception {
    String command = "\"$0\" --config <(echo '{\"warehouse\":\"duckdb:once.duckdb\"}') </dev/null";

    Ended ended =
        run(Path.of("bash"), Map.of(), "-c", command, BIN.resolve("target-warehouse").toString());

    assertThat(ended.err()).contains("loading into DuckDB once.duckdb");
    assertThat(ended.exit()).isZero();
  }

  /** Its client is Google's own, which looks at no environment. */
  @Test
  void reachesBigQueryByTheProxyOfTheEnvironment() throws Exception {
    List<String> asked = Collections.synchronizedList(new ArrayList<>());
    HttpServer proxy =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          exchange.sendResponseHeaders(403, -1);
          exchange.close();
        });
    proxy.start();
    try {
      Map<String, String> environment =
          Map.of(
              "TARGET_WAREHOUSE_WAREHOUSE", "bigquery://shop/raw?endpoint=http://bigquery.invalid",
              "HTTP_PROXY", "http://127.0.0.1:" + proxy.getAddress().getPort(),
              "ALL_PROXY", "http://127.0.0.1:9");

      Ended ended = run(BIN.resolve("target-warehouse"), environment, "check");

      assertThat(asked.toString()).contains("http://bigquery.invalid/");
      assertThat(ended.err()).doesNotContain("\tat ");
      assertThat(ended.exit()).isEqualTo(3);
    } finally {
      proxy.stop(0);
    }
  }

  @Test
  void saysInOneLineThatThereIsNoJava() throws Exception {
    Ended ended = run(BIN.resolve("tap-shop"), Map.of("PATH", tools(), "JAVA_HOME", ""));

    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err())
        .startsWith(
            "tap-shop: needs Java 17 or newer, looked at JAVA_HOME and PATH, found none; install")
        .contains("apt-get install openjdk-17-jdk-headless");
    assertThat(ended.out()).isEmpty();
    assertThat(ended.exit()).isEqualTo(3);
  }

  /**
   * Google's client looks for them by itself: in this variable, gcloud's folder and the machine.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nowhere.json | GOOGLE_APPLICATION_CREDENTIALS",
        "broken.json  | Error reading credential file",
        "odd.json     | Error reading credential file",
        "''           | Your default credentials were not found",
      })
  void saysInOneLineThatThereAreNoDefaultCredentials(String file, String words) throws Exception {
    Files.writeString(folder.resolve("broken.json"), "no json");
    Files.writeString(folder.resolve("odd.json"), "{\"type\": \"s3cret\"}");
    Map<String, String> environment =
        Map.of(
            "TARGET_WAREHOUSE_WAREHOUSE",
            "bigquery://shop/raw",
            "GOOGLE_APPLICATION_CREDENTIALS",
            file.isEmpty() ? "" : folder.resolve(file).toString(),
            "CLOUDSDK_CONFIG",
            folder.toString(),
            "NO_GCE_CHECK",
            "true");

    Ended ended = run(BIN.resolve("target-warehouse"), environment, "check");

    assertThat(ended.err())
        .contains("target-warehouse: bigquery://shop/raw: no credentials: ")
        .contains(words)
        .contains("; run gcloud auth application-default login, name a key file in")
        .doesNotContain("\tat ");
    assertThat(ended.exit()).isEqualTo(3);
  }

  @Test
  void saysInOneLineThatAJavaIsTooOld() throws Exception {
    Path home = folder.resolve("jdk");
    Files.createDirectories(home.resolve("bin"));
    Files.createFile(home.resolve("bin/java")).toFile().setExecutable(true);
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"11.0.2\"\n");

    Ended ended =
        run(BIN.resolve("tap-shop"), Map.of("PATH", tools(), "JAVA_HOME", home.toString()));

    assertThat(ended.err()).contains(", found 11.0.2 in " + home + "/bin/java; install a JDK");
    assertThat(ended.exit()).isEqualTo(3);
  }

  @Test
  void saysInOneLineHowToGetMavenWhenNothingIsBuilt() throws Exception {
    Path checkout = folder.resolve("checkout");
    Files.createDirectories(checkout.resolve("bin/lib"));
    Files.createFile(checkout.resolve("pom.xml"));
    Files.copy(BIN.resolve("lib/launch.sh"), checkout.resolve("bin/lib/launch.sh"));
    Path launcher = Files.copy(BIN.resolve("target-warehouse"), checkout.resolve("bin/target"));
    String home = System.getProperty("java.home");

    Ended ended = run(launcher, Map.of("PATH", tools(), "JAVA_HOME", home));

    assertThat(ended.err().lines()).hasSize(1);
    assertThat(ended.err())
        .startsWith("target-warehouse: not built yet, and Maven 3.8 or newer is not found")
        .contains("apt-get install maven");
    assertThat(ended.exit()).isEqualTo(3);
  }

  /** A PATH with what the launchers need, but neither Java nor Maven. */
  private String tools() throws IOException {
    Path tools = Files.createDirectories(folder.resolve("tools"));
    for (String tool : TOOLS) {
      Path wrapper = tools.resolve(tool);
      Files.writeString(wrapper, "#!/bin/sh\nexec '" + onPath(tool) + "' \"$@\"\n");
      wrapper.toFile().setExecutable(true);
    }
    return tools.toString();
  }

  private static Path onPath(String tool) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .map(directory -> Path.of(directory, tool))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow();
  }

  private Ended run(Path program, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Path out = folder.resolve("out");
    Path err = folder.resolve("err");
    ProcessBuilder builder = new ProcessBuilder(program.toString());
    builder.command().addAll(List.of(arguments));
    builder.directory(folder.toFile()).redirectOutput(out.toFile()).redirectError(err.toFile());
    builder.environment().putAll(environment);
    int exit = builder.start().waitFor();
    return new Ended(exit, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
  }
}
