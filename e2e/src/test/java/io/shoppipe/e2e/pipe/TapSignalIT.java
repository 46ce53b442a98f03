package io.shoppipe.e2e.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoppipe.e2e.shop.ShopPreset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tap, told to end in mid-stream: whole lines, a state to go on from, the right exit code. */
class TapSignalIT {
  private static final int ROWS = 60_000;
  private static final String STOPPED =
      "tap-shop: stopped by a signal. All lines are whole, and the last STATE holds; run again from"
          + " it.";
  private static final String STOPPED_WAITING =
      "tap-shop: stopped by a signal while it waited for the source or for its reader. The last"
          + " STATE holds; run again from it.";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"TERM,143", "INT,130"})
  void aSignalEndsItBetweenTwoRecordsAndTheNextRunSendsTheRest(String signal, int code)
      throws Exception {
    ItemFiles files = ItemFiles.sorted(folder, ROWS);
    Ended broken =
        start(Pipe.listening(files.tap())).awaitLine("{\"type\":\"STATE\"").signal(signal).end();
    assertThat(broken.code()).isEqualTo(code);
    assertThat(broken.said("tap-shop")).isEqualTo(STOPPED);
    List<Integer> sent = ids(broken);
    assertThat(sent).hasSizeGreaterThan(ItemFiles.BETWEEN).hasSizeLessThan(ROWS);
    assertThat(lastLine(broken))
        .as("the STATE behind the last record covers it")
        .matches(
            "\\{\"type\":\"STATE\",\"value\":\\{\"bookmarks\":\\{\"item\":\\{.*"
                + "\"replication_key_value\":"
                + sent.get(sent.size() - 1)
                + "}}}}");
    Ended next = Ended.of(folder, Map.of(), from(lastLine(broken), files));
    assertThat(next.code()).as(next.err()).isZero();
    int begin = sent.get(sent.size() - 1);
    assertThat(ids(next)).isEqualTo(IntStream.rangeClosed(begin, ROWS).boxed().toList());
  }

  @Test
  void aFullRefreshThatIsStoppedActivatesNothingAndSaysNothingOfItInTheState() throws Exception {
    ItemFiles files = ItemFiles.whole(folder, ROWS);
    Ended broken = start(files.tap()).awaitLine("{\"type\":\"RECORD\"").signal("TERM").end();
    assertThat(broken.code()).isEqualTo(143);
    assertThat(broken.said("tap-shop")).isEqualTo(STOPPED);
    assertThat(ids(broken)).isNotEmpty().hasSizeLessThan(ROWS);
    assertThat(broken.out()).doesNotContain("ACTIVATE_VERSION", "\"STATE\"");
  }

  @Test
  void itDoesNotWaitForEverForAReaderThatReadsNoMore() throws Exception {
    RunningTap tap = start(ItemFiles.whole(folder, ROWS).tap()).awaitLine("{\"type\":\"RECORD\"");
    Instant told = Instant.now();
    Ended ended = tap.signal("TERM").unread();
    assertThat(Duration.between(told, Instant.now())).isLessThan(Duration.ofSeconds(30));
    assertThat(ended.code()).isEqualTo(143);
    assertThat(ended.said("tap-shop")).isEqualTo(STOPPED_WAITING);
  }

  @Test
  void itDoesNotWaitForEverForASourceThatHangs() throws Exception {
    try (FaultyShop shop = new FaultyShop(ShopPreset.DUMMYJSON)) {
      shop.start();
      shop.holdPage(1);
      RunningTap tap =
          start(
              Programs.tapShop("--config", ShopPipe.tapConfig(ShopPreset.DUMMYJSON).toString()),
              Map.of(
                  "PII_HASH_KEY",
                  ShopPipe.HASH_KEY,
                  "TAP_SHOP_SOURCE_BASE_URL",
                  shop.url().toString(),
                  "TAP_SHOP_SOURCE_PAGE_SIZE",
                  "10"));
      shop.awaitPage(1);
      Ended ended = tap.signal("TERM").end();
      assertThat(ended.code()).isEqualTo(143);
      assertThat(ended.said("tap-shop")).isEqualTo(STOPPED_WAITING);
      assertThat(ended.out()).doesNotContain("ACTIVATE_VERSION");
    }
  }

  @Test
  void aReaderThatGoesAwayEndsItInOneLine() throws Exception {
    RunningTap tap = start(ItemFiles.sorted(folder, ROWS).tap());
    Ended ended = tap.awaitLine("{\"type\":\"RECORD\"").closeStdout().unread();
    assertThat(ended.code()).isEqualTo(5);
    assertThat(ended.said("tap-shop"))
        .matches(
            "tap-shop: stdout: the program that reads the messages has gone \\(Broken pipe\\)\\."
                + " See what it said, then run both again from the last state\\.");
  }

  private RunningTap start(List<String> command) throws IOException {
    return start(command, Map.of());
  }

  private RunningTap start(List<String> command, Map<String, String> environment)
      throws IOException {
    return RunningTap.start(folder, environment, command);
  }

  private List<String> from(String state, ItemFiles files) throws IOException {
    Path file = Files.writeString(folder.resolve("state.json"), state);
    List<String> command = new ArrayList<>(files.tap());
    command.addAll(List.of("--state", file.toString()));
    return command;
  }

  private static String lastLine(Ended ended) {
    return ended.out().substring(ended.out().stripTrailing().lastIndexOf('\n') + 1).strip();
  }

  /** Every line is whole JSON, or this fails. */
  private static List<Integer> ids(Ended ended) throws IOException {
    List<Integer> ids = new ArrayList<>();
    for (String line : ended.out().lines().toList()) {
      JsonNode message = new ObjectMapper().readTree(line);
      if (message.path("type").asText().equals("RECORD")) {
        ids.add(message.at("/record/id").intValue());
      }
    }
    return ids;
  }
}
