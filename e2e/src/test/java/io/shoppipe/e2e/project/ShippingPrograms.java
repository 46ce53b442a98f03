package io.shoppipe.e2e.project;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What the tests of projects/shipping/pipeline share: a bucket, the programs, warehouses. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ShippingPrograms {
  @TempDir static Path folder;
  S3Bucket bucket;
  RealPipeline pipeline;

  abstract ProjectWarehouse warehouse();

  @BeforeAll
  void start() throws IOException {
    bucket = S3Bucket.start(folder.resolve("buckets"));
    pipeline = RealPipeline.make(folder.resolve("checkout"), models("duckdb:none"));
  }

  @AfterAll
  void stop() {
    bucket.close();
  }

  static ProjectRun models(String url) {
    return new ProjectRun("shipping", url, folder);
  }

  ShippingRun shipping(String name) throws IOException {
    ProjectRun run = models(warehouse().create(name));
    return new ShippingRun(pipeline, bucket, run, name).withFiles();
  }
}
