package io.shoppipe.e2e.project;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** projects/shipping/pipeline with real programs, a bucket's prefix and a warehouse of its own. */
record ShippingRun(RealPipeline pipeline, S3Bucket bucket, ProjectRun models, String name) {
  /** The text under {@code name} of each of the three files. */
  static final Map<String, String> FILES =
      Map.of(
          "orders.csv", read("orders.csv"),
          "reviews.csv", read("reviews.csv"),
          "shipments_deliveries.csv", read("shipments_deliveries.csv"));

  private static final Pattern STEP =
      Pattern.compile("(?m)^shipping (\\w+) +(.*), \\d+ rows  \\(\\d+[.]\\d\\d s\\)$");

  /** How a run ended, and what it said. */
  record Ended(int code, String out, String err) {
    /** The steps that were done, in their order. */
    List<String> steps() {
      Matcher steps = STEP.matcher(out);
      List<String> names = new ArrayList<>();
      while (steps.find()) {
        names.add(steps.group(2).startsWith("FAILED") ? steps.group(1) + "!" : steps.group(1));
      }
      return names;
    }
  }

  private static String read(String file) {
    try {
      return Files.readString(ShippingContract.FILES.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Puts the three files there. */
  ShippingRun withFiles() throws IOException {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      put(file.getKey(), file.getValue());
    }
    return this;
  }

  ShippingRun put(String file, String text) throws IOException {
    bucket.put(key(file), text);
    return this;
  }

  /** Changes a file's text. */
  ShippingRun replace(String file, String old, String by) throws IOException {
    return put(file, bucket.text(key(file)).replace(old, by));
  }

  String key(String file) {
    return name + "/in/" + file;
  }

  String exported(String table) throws IOException {
    return bucket.text(name + "/out/" + table + ".csv");
  }

  Path work() {
    return pipeline.folder().resolve(name + "-work");
  }

  /** Runs it on 30 September 2022 without credentials, to its end. */
  Ended run(String... more) throws Exception {
    return end(start("", more));
  }

  RealPipeline.Running start(String killAt, String... more) throws IOException {
    List<String> arguments = new ArrayList<>(List.of("--as-of", "2022-09-30", "--anonymous"));
    arguments.addAll(List.of(more));
    return start(killAt, Map.of(), arguments.toArray(String[]::new));
  }

  RealPipeline.Running start(String killAt, Map<String, String> environment, String... more)
      throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("run", "--endpoint", bucket.endpoint(), "--bucket", S3Bucket.NAME));
    arguments.addAll(List.of("--prefix", name + "/in/", "--export-prefix", name + "/out"));
    arguments.addAll(List.of("--warehouse", models.url(), "--work-dir", work().toString()));
    arguments.addAll(List.of(more));
    return pipeline.start(killAt, environment, arguments.toArray(String[]::new));
  }

  static Ended end(RealPipeline.Running running) throws Exception {
    int code = running.end();
    return new Ended(code, running.output(), running.errors());
  }

  Ended status() throws Exception {
    return end(pipeline.start("", "status", "--warehouse", models.url()));
  }
}
