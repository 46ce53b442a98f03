package io.shoppipe.tap.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileStateIT {
  private static final String BY_FILE =
      ",'key_properties':['id'],'replication_method':'INCREMENTAL'";

  /** Of the content of {@code rows(1)}. */
  private static final String SHA_OF_1 =
      "125a2cf61101e279df965f0ef5bee6caa1892077a09909bd027128cf4b3fbdcd";

  @TempDir Path folder;

  @Test
  void readsEachFileOnce() {
    TapResult first = tap().file("in/b1.csv", rows(1, 2)).file("in/b2.csv", rows(3)).run();
    assertThat(first.err()).isEmpty();
    assertThat(first.ids("sale")).containsExactly(1, 2, 3);
    assertThat(first.sequence()).doesNotContain("ACTIVATE_VERSION sale").endsWith("STATE");
    assertThat(first.of("RECORD", "sale").get(0).has("version")).isFalse();
    String state = first.lastState().toString();
    assertThat(tap().state(state).run().records("sale")).isEmpty();
    TapResult third = tap().file("in/b3.csv", rows(4)).state(state).run();
    assertThat(third.ids("sale")).containsExactly(4);
    assertThat(third.lastState().toString()).contains("b1.csv", "b2.csv", "b3.csv");
  }

  @Test
  void refusesAFileThatChangedOrReadsItAgain() throws IOException {
    String state = tap().file("in/b1.csv", rows(1)).run().lastState().toString();
    tap().file("in/b1.csv", rows(1, 2));
    TapResult refused = tap().state(state).run();
    assertThat(refused.code()).isEqualTo(4);
    assertThat(refused.err())
        .contains("/in/b1.csv was read before, with 19 bytes; now it has 23 bytes and another")
        .contains("Give new data a new name, or set files.on_changed_file: read_again.");
    assertThat(tap("'on_changed_file':'read_again'").state(state).run().ids("sale"))
        .containsExactly(1, 2);
  }

  @Test
  void knowsACopyWithANewTimeByItsHash() throws IOException {
    tap().file("in/b1.csv", rows(1));
    String state = tap("'remember_by':'sha256'").run().lastState().toString();
    Path file = folder.resolve("in/b1.csv");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
    TapResult same = tap("'remember_by':'sha256'").state(state).run();
    assertThat(same.err()).isEmpty();
    assertThat(same.records("sale")).isEmpty();
    assertThat(same.lastState().toString()).isNotEqualTo(state);
    tap().file("in/b1.csv", rows(2));
    TapResult other = tap("'remember_by':'sha256'").state(state).run();
    assertThat(other.code()).isEqualTo(4);
    assertThat(other.err()).contains("b1.csv was read before");
  }

  @Test
  void comparesTheContentInEveryRunIfAsked() throws IOException {
    tap().file("in/b1.csv", rows(1));
    String state = tap("'remember_by':'content'").run().lastState().toString();
    Path file = folder.resolve("in/b1.csv");
    FileTime then = Files.getLastModifiedTime(file);
    assertThat(tap("'remember_by':'content'").state(state).run().records("sale")).isEmpty();
    tap().file("in/b1.csv", rows(2));
    Files.setLastModifiedTime(file, then);
    TapResult changed = tap("'remember_by':'content'").state(state).run();
    assertThat(changed.code()).isEqualTo(4);
    assertThat(changed.err()).contains("b1.csv was read before, with 19 bytes; now it has 19");
  }

  @Test
  void refusesAChangedFileBeforeAnythingIsSent() {
    String state = tap().file("in/b2.csv", rows(2)).run().lastState().toString();
    tap().file("in/b1.csv", rows(1)).file("in/b2.csv", rows(2, 3));
    TapResult refused = tap().state(state).run();
    assertThat(refused.code()).isEqualTo(4);
    assertThat(refused.sequence()).isEmpty();
  }

  @Test
  void knowsFilesInAFolderThatMoved() {
    FilesTap first = tap().below("[one] {a}*", "in/*.csv");
    String state = first.file("[one] {a}*/in/b1.csv", rows(1)).run().lastState().toString();
    assertThat(state).contains("\"in/b1.csv\"");
    TapResult second =
        tap()
            .below("two", "in/*.csv")
            .file("two/in/b1.csv", rows(1))
            .file("two/in/b2.csv", rows(2))
            .rememberedBy("sha256")
            .state(state.replace("\"etag\"", "\"sha256\":\"" + SHA_OF_1 + "\",\"etag\""))
            .run();
    assertThat(second.ids("sale")).containsExactly(2);
  }

  @Test
  void readsOnlyTheFilesThatAreAskedFor() {
    FilesTap tap = tap().below("at", "in/*.csv").file("at/in/b1.csv", rows(1));
    tap.file("at/in/b2.csv", rows(2)).file("at/in/b3.csv", rows(3));
    TapResult first = tap.source("'only_files':['in/b2.csv','none/*.csv']").run();
    assertThat(first.ids("sale")).containsExactly(2);
    TapResult missing = tap.source("'only_files':['in/b22.csv']").run();
    assertThat(missing.code()).isEqualTo(3);
    assertThat(missing.err())
        .contains("/in/b22.csv: no stream has such a file.")
        .contains("holds b1.csv, b2.csv, b3.csv. Did you mean 'b2.csv'?");
    TapResult rest = tap.source("").state(first.lastState().toString()).run();
    assertThat(rest.ids("sale")).containsExactly(1, 3);
    assertThat(rest.lastState().toString()).contains("in/b1.csv", "in/b2.csv", "in/b3.csv");
  }

  @Test
  void readsAFileWholeAgainInWhichARunBrokeOff() {
    TapResult broken =
        tap().file("in/b1.csv", rows(1)).file("in/b2.csv", rows(2) + "x,a,1\n").run();
    assertThat(broken.code()).isEqualTo(4);
    assertThat(broken.ids("sale")).containsExactly(1, 2);
    assertThat(broken.lastState().toString()).contains("b1.csv").doesNotContain("b2.csv");
    tap().file("in/b2.csv", rows(2, 3));
    TapResult healed = tap().state(broken.lastState().toString()).run();
    assertThat(healed.ids("sale")).containsExactly(2, 3);
  }

  @Test
  void readsByColumnFromTheBookmarkOn() {
    String byColumn = BY_FILE + ",'replication_keys':['id']";
    TapResult first = tap().defined(byColumn).file("in/b1.csv", rows(3, 1)).run();
    assertThat(first.ids("sale")).containsExactly(3, 1);
    TapResult second =
        tap()
            .defined(byColumn)
            .file("in/b1.csv", rows(3, 1, 5))
            .state(first.lastState().toString())
            .run();
    assertThat(second.ids("sale")).containsExactly(3, 5);
  }

  private FilesTap tap(String... settings) {
    return new FilesTap(folder).defined(BY_FILE).read("in/*.csv", settings);
  }

  private static String rows(int... ids) {
    StringBuilder rows = new StringBuilder("id,name,amount\n");
    for (int id : ids) {
      rows.append(id).append(",,\n");
    }
    return rows.toString();
  }
}
