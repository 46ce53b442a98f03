package io.shoppipe.tap.cli;

import io.shoppipe.store.FakeGcs;
import io.shoppipe.store.FakeS3;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A tap that reads one stream, {@code sale}, from files in a folder or in a small S3. */
final class FilesTap {

  private final Path folder;
  private final List<String> settings = new ArrayList<>();
  private String definition = ",'key_properties':['id']";
  private String properties =
      "'id':{'type':'integer'},'name':{'type':['null','string']},'amount':{'type':['null','number']}";
  private String config = "{}";
  private String state = "";
  private String root = "";

  FilesTap(Path folder) {
    this.folder = folder;
  }

  /** Writes a file; {@code path} is from the folder. */
  FilesTap file(String path, String content) {
    return file(path, content.getBytes(StandardCharsets.UTF_8));
  }

  FilesTap file(String path, byte[] content) {
    try {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.write(file, content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files' path, from the folder, and further settings, with {@code '} for quotes. */
  FilesTap read(String path, String... more) {
    settings.clear();
    settings.add("'path':'" + folder.resolve("x").resolveSibling(path) + "'");
    settings.addAll(List.of(more));
    return this;
  }

  /** The same, with a path that the config's folder goes before. */
  FilesTap below(String root, String path) {
    this.root = root;
    config = "{'source':{'folder':'" + folder.resolve("x").resolveSibling(root) + "'}}";
    settings.clear();
    settings.add("'path':'" + path + "'");
    return this;
  }

  /** More of the config's source, beside the folder. */
  FilesTap source(String more) {
    String comma = more.isEmpty() ? "" : ",";
    config =
        "{'source':{'folder':'"
            + folder.resolve("x").resolveSibling(root)
            + "'"
            + comma
            + more
            + "}}";
    return this;
  }

  FilesTap rememberedBy(String what) {
    settings.add("'remember_by':'" + what + "'");
    return this;
  }

  FilesTap read(FakeS3 s3, String key, String... more) {
    config =
        "{'s3':{'endpoint_url':'"
            + s3.endpoint()
            + "','anonymous':true,'max_attempts':3,'retry_initial_delay_seconds':0.01}}";
    settings.clear();
    settings.add("'path':'s3://shop/" + key + "'");
    settings.addAll(List.of(more));
    return this;
  }

  FilesTap read(FakeGcs gcs, String key, String... more) {
    config =
        "{'gcs':{'storage_endpoint':'"
            + gcs.endpoint()
            + "','anonymous':true,'max_attempts':3,'retry_initial_delay_seconds':0.01}}";
    settings.clear();
    settings.add("'path':'gs://shop/" + key + "'");
    settings.addAll(List.of(more));
    return this;
  }

  FilesTap fields(String fields) {
    properties = fields;
    return this;
  }

  /** What of the definition stands beside {@code files}, from its comma on. */
  FilesTap defined(String more) {
    definition = more;
    return this;
  }

  FilesTap state(String json) {
    state = json;
    return this;
  }

  TapResult run() {
    TapRunner tap =
        new TapRunner(folder, "http://localhost:1")
            .with(
                "{'streams':[{'tap_stream_id':'sale'"
                    + definition
                    + ",'files':{"
                    + String.join(",", settings)
                    + "},'schema':{'type':'object','properties':{"
                    + properties
                    + "}}}]}")
            .with(config);
    if (!state.isEmpty()) {
      tap.file("--state", state);
    }
    return tap.run();
  }
}
