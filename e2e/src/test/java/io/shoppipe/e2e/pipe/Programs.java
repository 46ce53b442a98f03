package io.shoppipe.e2e.pipe;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The programs' command lines, as the launchers in bin/ make them from target/dist, but without the
 * launchers' look at newer sources: a test must never start a build.
 */
public final class Programs {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private Programs() {}

  public static List<String> tapShop(String... arguments) {
    return java(dist("tap-shop"), "io.shoppipe.tap.cli.TapShop", arguments);
  }

  public static List<String> targetWarehouse(String... arguments) {
    return java(dist("target-warehouse"), "io.shoppipe.target.cli.TargetWarehouse", arguments);
  }

  static List<String> shopServer(String... arguments) {
    return java(
        List.of("-cp", ROOT.resolve("e2e/target/dist/lib") + "/*"),
        "io.shoppipe.e2e.cli.ShopServerProgram",
        arguments);
  }

  /** A tap that makes many rows and goes on from its state: see {@link GeneratorTap}. */
  static List<String> generator(String... arguments) {
    String classes = Path.of("target", "test-classes").toAbsolutePath().toString();
    return java(List.of("-cp", classes), GeneratorTap.class.getName(), arguments);
  }

  private static List<String> dist(String module) {
    Path dist = ROOT.resolve(module).resolve("target/dist");
    if (!Files.exists(dist.resolve("built"))) {
      throw new IllegalStateException(
          dist + " is missing: run mvn with -am -pl e2e and phase package or verify");
    }
    return List.of(
        "-Djava.library.path=" + dist.resolve("native"), "-cp", dist.resolve("lib") + "/*");
  }

  private static List<String> java(List<String> options, String main, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m"));
    command.add("-XX:+DisplayVMOutputToStderr"); // stdout is the protocol's
    if (Runtime.version().feature() >= 24) {
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(options);
    command.add(main);
    command.addAll(List.of(arguments));
    return command;
  }
}
