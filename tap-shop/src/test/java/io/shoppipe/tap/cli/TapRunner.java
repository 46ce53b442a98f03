package io.shoppipe.tap.cli;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.cli.Program;
import io.shoppipe.singer.cli.ProgramIo;
import io.shoppipe.singer.cli.StopSignal;
import io.shoppipe.singer.json.ExactJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Runs the tap in this process, from config file to messages. */
final class TapRunner {
  private final Path folder;
  private final ObjectNode config = ExactJson.MAPPER.createObjectNode();
  private final List<String> args = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();

  TapRunner(Path folder, String preset, String baseUrl) {
    this(folder, baseUrl);
    config.withObject("/source").put("preset", preset);
  }

  /** Without a preset. */
  TapRunner(Path folder, String baseUrl) {
    this.folder = folder;
    config.putObject("source").put("base_url", baseUrl).put("retry_initial_delay_seconds", 0.01);
  }

  /** Merges settings, written with {@code '} for quotes. */
  TapRunner with(String json) {
    merge(config, (ObjectNode) tree(json));
    return this;
  }

  TapRunner file(String option, JsonNode content) {
    args.add(option);
    args.add(write(option.substring(2) + ".json", content.toString()).toString());
    return this;
  }

  TapRunner file(String option, String content) {
    return file(option, tree(content));
  }

  TapRunner arg(String arg) {
    args.add(arg);
    return this;
  }

  TapRunner env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  TapResult run() {
    args.add("--config");
    args.add(write("config.json", config.toString()).toString());
    return run(environment, args);
  }

  static TapResult run(Map<String, String> environment, List<String> args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    StringWriter err = new StringWriter();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    Logger logger = (Logger) LoggerFactory.getLogger("io.shoppipe.tap");
    logger.addAppender(log);
    try {
      int code =
          Program.run(
              TapShop::new,
              new ProgramIo(
                  InputStream.nullInputStream(),
                  out,
                  new PrintWriter(err, true),
                  environment,
                  new StopSignal()),
              args.toArray(String[]::new));
      String text = out.toString(StandardCharsets.UTF_8);
      List<String> lines =
          log.list.stream()
              .map(event -> event.getLevel() + " " + event.getFormattedMessage())
              .toList();
      return new TapResult(code, text, messages(text), err.toString(), lines);
    } finally {
      logger.detachAppender(log);
    }
  }

  static JsonNode tree(String json) {
    try {
      return ExactJson.MAPPER.readTree(json.replace('\'', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<JsonNode> messages(String text) {
    return text.startsWith("{\"type\"") ? text.lines().map(TapRunner::line).toList() : List.of();
  }

  static JsonNode line(String line) {
    try {
      return ExactJson.MAPPER.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void merge(ObjectNode into, ObjectNode from) {
    from.properties()
        .forEach(
            field -> {
              if (into.get(field.getKey()) instanceof ObjectNode target
                  && field.getValue() instanceof ObjectNode source) {
                merge(target, source);
              } else {
                into.set(field.getKey(), field.getValue());
              }
            });
  }

  private Path write(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
