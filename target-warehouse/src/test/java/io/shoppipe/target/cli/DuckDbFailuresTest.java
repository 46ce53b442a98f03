package io.shoppipe.target.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.target.contract.TargetRun;
import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files that DuckDB can't load into: exit 3 and one line, since only a change helps. */
class DuckDbFailuresTest {
  /** Where the file's header says its version, behind a checksum and the magic word. */
  private static final int VERSION = 12;

  private static final int HEADER = 4096;

  @TempDir private Path folder;

  @Test
  void aFileOfSomethingElse() throws IOException {
    Path file = Files.writeString(folder.resolve("shop.duckdb"), "id,name\n".repeat(5_000));
    isRefused(file, "it is no DuckDB database; name another file");
  }

  @Test
  void aFileOfANewerVersion() throws IOException {
    Path file = made();
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(VERSION, 998);
    bytes.putLong(0, checksum(bytes));
    Files.write(file, bytes.array());
    isRefused(file, "another version of DuckDB wrote it: name another file");
  }

  @Test
  void aFileThatWasCut() throws IOException {
    Path file = made();
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), HEADER + 1_000));
    isRefused(file, "put a backup of it in its place, or name another file");
  }

  @Test
  void aFileThatWasWrittenOver() throws IOException {
    Path file = made();
    byte[] bytes = Files.readAllBytes(file);
    Arrays.fill(bytes, HEADER, bytes.length, (byte) 0x55);
    Files.write(file, bytes);
    isRefused(file, "put a backup of it in its place, or name another file");
  }

  /** Nobody may make a file there, not even root. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void aFolderWithoutTheRightToWrite() throws IOException {
    isRefused(
        Path.of("/sys/kernel/shop.duckdb"),
        "Permission denied; give this user the right to write there, or name another file");
  }

  @Test
  void aFolderThatIsNotThere() throws IOException {
    isRefused(folder.resolve("none/shop.duckdb"), "none does not exist; make it");
  }

  private Path made() {
    Path file = folder.resolve("shop.duckdb");
    Warehouses.open(WarehouseConfig.of("duckdb:" + file)).close();
    return file;
  }

  private static long checksum(ByteBuffer bytes) {
    long sum = 5_381;
    for (int i = Long.BYTES; i < HEADER; i += Long.BYTES) {
      sum ^= bytes.getLong(i) * 0xbf58476d1ce4e5b9L;
    }
    return sum;
  }

  private void isRefused(Path file, String words) throws IOException {
    String config = "{\"warehouse\":\"duckdb:" + file + "\"}";
    Path settings = Files.writeString(folder.resolve("config.json"), config);
    byte[] input = "{\"type\":\"STATE\",\"value\":1}\n".getBytes(StandardCharsets.UTF_8);
    TargetRun run = TargetRun.of(input, "--config", settings.toString());
    assertThat(run.code()).as(run.err()).isEqualTo(3);
    assertThat(run.err()).contains(words).doesNotContain("\tat ");
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.out()).isEmpty();
  }
}
