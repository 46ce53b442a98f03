package io.shoppipe.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.api.Address;
import io.shoppipe.store.api.ObjectStore;
import io.shoppipe.store.api.StoredObject;
import io.shoppipe.store.local.LocalStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;

final class LocalStoreTest extends StoreContract {
  private final ObjectStore store = new LocalStore();

  @Override
  ObjectStore store() {
    return store;
  }

  @Override
  Address at(String name) {
    return Address.of(folder.resolve("store") + "/" + name);
  }

  @Test
  void refusesAFolderInPlaceOfAFile() throws IOException {
    put("in/a.csv", "a");
    assertThatThrownBy(() -> store.stat(at("in")))
        .isInstanceOfSatisfying(
            SingerException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
        .hasMessage(
            at("in")
                + " is a folder, not a file. Write "
                + at("in")
                + "/*.csv for the files in it.");
  }

  @Test
  void noticesAFileThatGrowsWhileItIsRead() throws IOException {
    StoredObject object = put("a.csv", "1,2\n");
    try (InputStream in = store.open(object)) {
      assertThat(in.read()).isEqualTo('1');
      Files.writeString(folder.resolve("store/a.csv"), "3,4\n", StandardOpenOption.APPEND);
      assertThatThrownBy(in::readAllBytes)
          .isInstanceOf(SingerException.class)
          .hasMessageStartingWith(at("a.csv") + " changed while it was read.");
    }
  }

  @Test
  void leavesNothingBesideWhatIsPut() throws IOException {
    put("in/a.csv", "a");
    assertThat(folder.resolve("store/in")).isDirectoryContaining("glob:**a.csv");
    assertThat(folder.resolve("store/in").toFile().list()).hasSize(1);
  }
}
