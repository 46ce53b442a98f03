package io.shoppipe.e2e.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.store.FakeGcs;
import io.shoppipe.store.FakeS3;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both programs with a bucket between them: the tap's BATCH files are the target's. */
class BatchStoresIT {
  private static final int ROWS = 3_000;

  @TempDir private Path folder;

  @Test
  void filesGoThroughS3AndAreDeletedOnceTheyAreCommitted() throws Exception {
    try (FakeS3 s3 = new FakeS3()) {
      Pipe pipe = pipe("s3://shop/batches");
      for (String program : List.of("TAP_SHOP", "TARGET_WAREHOUSE")) {
        pipe =
            pipe.with(program + "_S3_ENDPOINT_URL", s3.endpoint())
                .with(program + "_S3_ANONYMOUS", "true");
      }
      loads(pipe);
      assertThat(s3.requests()).filteredOn(request -> request.startsWith("PUT")).hasSize(3);
      assertThat(s3.requests()).filteredOn(request -> request.startsWith("DELETE")).hasSize(3);
    }
  }

  @Test
  void filesGoThroughGoogleCloudStorage() throws Exception {
    try (FakeGcs gcs = new FakeGcs().accept("a-t0ken")) {
      Pipe pipe = pipe("gs://shop/batches");
      for (String program : List.of("TAP_SHOP", "TARGET_WAREHOUSE")) {
        pipe =
            pipe.with(program + "_GCS_STORAGE_ENDPOINT", gcs.endpoint())
                .with(program + "_GCS_ACCESS_TOKEN", "a-t0ken");
      }
      loads(pipe);
      assertThat(gcs.requests()).filteredOn(request -> request.startsWith("POST")).hasSize(3);
      assertThat(gcs.keys()).isEmpty();
    }
  }

  private Pipe pipe(String root) throws IOException {
    return ItemFiles.whole(folder, ROWS)
        .with("'batch_config': {'batch_size': 1000, 'storage': {'root': '" + root + "'}}")
        .into(place(), "broken")
        .with("TARGET_WAREHOUSE_DELETE_BATCH_FILES", "true");
  }

  private void loads(Pipe pipe) throws Exception {
    PipeResult result = pipe.run().ok();
    assertThat(result.tapErr() + result.targetErr()).doesNotContain("a-t0ken");
    assertThat(place().single("SELECT count(*) || ' ' || sum(id) FROM broken.item"))
        .isEqualTo(ROWS + " " + ROWS * (ROWS + 1) / 2);
  }

  private Place place() {
    return Kind.DUCKDB.place(folder);
  }
}
