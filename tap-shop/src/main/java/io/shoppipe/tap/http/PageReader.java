package io.shoppipe.tap.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.node.TextNode;
import io.shoppipe.singer.json.ExactJson;
import io.shoppipe.tap.check.RecordScanner;
import io.shoppipe.tap.http.client.Answer;
import io.shoppipe.tap.http.client.TransientException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a page of an answer in one pass. {@code early} gets the page as soon as its records flow,
 * which is before the answer has proved whole.
 */
final class PageReader implements Answer.Reader<Page> {
  private static final int SHOWN = 60;
  private static final int PEEKED = 4 * SHOWN;
  private static final int BUFFER = 1 << 14;
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*\"?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);

  private final HttpSpec spec;
  private final Clock clock;
  private final Optional<RecordScanner> scanner;
  private final Consumer<Page> early;

  /** {@code scanner} tells which records can leave as they come. */
  PageReader(HttpSpec spec, Clock clock, Optional<RecordScanner> scanner, Consumer<Page> early) {
    this.clock = clock;
    this.spec = spec;
    this.scanner = scanner;
    this.early = early;
  }

  @Override
  public Page read(Answer answer) throws IOException {
    Page page =
        new Page(answer.address(), answer.headers(), clock.instant(), answer.status() == 304);
    page.total(headerTotal(answer));
    if (answer.status() == 304 || answer.status() == 204) {
      return page;
    }
    InputStream body = new BufferedInputStream(answer.body(), BUFFER);
    String start = start(body);
    RecentBytes recent = new RecentBytes(body);
    try (JsonParser json = parser(answer, recent)) {
      boolean inBytes = json.currentLocation().getByteOffset() >= 0;
      RecordLines lines =
          inBytes ? scanner.map(it -> new RecordLines(it.scan(), recent)).orElse(null) : null;
      new Envelope(spec, page, start, onFlow(answer), lines).read(json);
    } catch (JacksonException e) {
      throw new TransientException(
          "broken or truncated JSON (it begins with \"" + start + "\")", Optional.empty(), e);
    }
    page.end();
    return page;
  }

  private Consumer<Page> onFlow(Answer answer) {
    return page -> {
      answer.sentOn().set(true);
      early.accept(page);
    };
  }

  private OptionalLong headerTotal(Answer answer) {
    return spec.total()
        .header()
        .flatMap(answer.headers()::firstValue)
        .map(value -> Page.number(TextNode.valueOf(value.strip())))
        .orElseGet(OptionalLong::empty);
  }

  private static JsonParser parser(Answer answer, InputStream body) throws IOException {
    Matcher charset = CHARSET.matcher(answer.headers().firstValue("Content-Type").orElse(""));
    if (charset.find() && !charset.group(1).toUpperCase(Locale.ROOT).startsWith("UTF")) {
      return ExactJson.MAPPER.createParser(new InputStreamReader(body, charset(charset.group(1))));
    }
    return ExactJson.MAPPER.createParser(body);
  }

  private static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new TransientException("a body in the character set '" + name + "', not known here");
    }
  }

  /** How the body begins; an answer that can't be JSON is told from that. */
  private static String start(InputStream body) throws IOException {
    body.mark(PEEKED);
    String text = new String(body.readNBytes(PEEKED), StandardCharsets.UTF_8);
    body.reset();
    String line = text.strip().replaceAll("\\s+", " ");
    String start = line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    if (start.isEmpty()) {
      throw new TransientException("an empty body with status 200");
    }
    if (start.startsWith("<")) {
      throw new TransientException(
          "an HTML page with status 200 in place of JSON (it begins with \"" + start + "\")");
    }
    return start;
  }
}
