package io.shoppipe.e2e.project;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** S3Proxy as a process, which serves a folder; its buckets are the folders in it. */
record S3Bucket(Process server, String endpoint, Path buckets) implements AutoCloseable {
  static final String NAME = "shop";
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Starts it, for everybody or for who has the key and its secret. */
  static S3Bucket start(Path buckets, String... keyAndSecret) throws IOException {
    Files.createDirectories(buckets.resolve(NAME));
    Path module = Path.of("..", "object-store", "target");
    String classes = Files.readString(module.resolve("s3proxy-classpath")).strip();
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                module.resolve("test-classes") + ":" + classes,
                "io.shoppipe.store.cli.S3ProxyProgram",
                buckets.toString()));
    command.addAll(List.of(keyAndSecret));
    Process server =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    BufferedReader out = server.inputReader(UTF_8);
    String endpoint = out.readLine();
    if (endpoint == null) {
      throw new IllegalStateException("S3Proxy did not start: " + command);
    }
    return new S3Bucket(server, endpoint, buckets);
  }

  Path object(String key) {
    return buckets.resolve(NAME).resolve(key);
  }

  String text(String key) throws IOException {
    return Files.readString(object(key), UTF_8);
  }

  /** An object that nobody has changed for an hour. */
  void put(String key, String text) throws IOException {
    Files.createDirectories(object(key).getParent());
    Files.deleteIfExists(object(key)); // with the ETag that S3Proxy has noted at it
    Files.writeString(object(key), text, UTF_8);
    FileTime hourAgo = FileTime.from(Instant.now().minus(Duration.ofHours(1)));
    Files.setLastModifiedTime(object(key), hourAgo);
  }

  /** Writes an object as a client of S3 does, without credentials. */
  void upload(String key, String text) throws IOException, InterruptedException {
    HttpRequest put =
        HttpRequest.newBuilder(URI.create(endpoint + "/" + NAME + "/" + key))
            .PUT(HttpRequest.BodyPublishers.ofString(text))
            .build();
    HttpResponse<String> answer = CLIENT.send(put, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException(put.uri() + " answered " + answer.statusCode() + ": " + answer.body());
    }
  }

  @Override
  public void close() {
    server.destroy();
  }
}
