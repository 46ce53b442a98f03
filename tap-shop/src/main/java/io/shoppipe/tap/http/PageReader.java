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
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes a page of an answer in one pass. {@code early} gets the page as soon as its records flow,
 * which is before the answer has proved whole.
 */
final class PageReader implements Answer.Reader<Page> {
  private static final int SHOWN = 60;
  private static final int PEEKED = 4 * SHOWN;
  private static final int BUFFER = 1 << 14;
  private static final Predicate<String> LENGTH = Pattern.compile("\\d{1,9}").asMatchPredicate();
  private static final Pattern CHARSET =
      Pattern.compile("charset\\s*=\\s*\"?([\\w.:-]+)", Pattern.CASE_INSENSITIVE);

  private final HttpSpec spec;
  private final Clock clock;
  private final Optional<RecordScanner> scanner;
  private final int ahead;
  private final Consumer<Page> early;

  /**
   * {@code scanner} tells which records can leave as they come; {@code ahead}: so long an answer is
   * looked at as a whole.
   */
  PageReader(
      HttpSpec spec,
      Clock clock,
      Optional<RecordScanner> scanner,
      int ahead,
      Consumer<Page> early) {
    this.clock = clock;
    this.spec = spec;
    this.scanner = scanner;
    this.ahead = ahead;
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
    ReadAhead whole = readAhead(answer);
    InputStream body =
        new BufferedInputStream(whole == null ? answer.body() : whole.stream(), BUFFER);
    String start = start(body);
    if (whole == null || !isQuick(whole, page)) {
      parse(answer, body, start, page);
    }
    return page;
  }

  /** Where records may leave as they come; null where they must be parsed. */
  private @Nullable ReadAhead readAhead(Answer answer) {
    if (scanner.isEmpty() || ahead == 0 || !isUnicode(charset(answer))) {
      return null;
    }
    boolean encoded = answer.headers().firstValue("Content-Encoding").isPresent();
    Optional<String> told = answer.headers().firstValue("Content-Length").filter(LENGTH);
    return ReadAhead.of(answer.body(), ahead, encoded ? -1 : told.map(Long::parseLong).orElse(-1L));
  }

  private boolean isQuick(ReadAhead body, Page page) throws IOException {
    return body.isWhole()
        && new WholeBody(spec, scanner.orElseThrow().scan(), body.bytes(), body.length())
            .read(page);
  }

  private void parse(Answer answer, InputStream body, String start, Page page) throws IOException {
    RecentBytes recent = new RecentBytes(body);
    try (JsonParser json = parser(charset(answer), recent)) {
      boolean inBytes = json.currentLocation().getByteOffset() >= 0;
      RecordLines lines =
          inBytes ? scanner.map(it -> new RecordLines(it.scan(), recent)).orElse(null) : null;
      new Envelope(spec, page, start, onFlow(answer), lines).read(json);
    } catch (JacksonException | NumberFormatException e) {
      throw new TransientException(
          "broken or truncated JSON (it begins with \"" + start + "\")", Optional.empty(), e);
    }
    page.end();
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

  private static JsonParser parser(String charset, InputStream body) throws IOException {
    return isUnicode(charset)
        ? ExactJson.MAPPER.createParser(body)
        : ExactJson.MAPPER.createParser(new InputStreamReader(body, known(charset)));
  }

  /** What the answer says of itself; empty where it says nothing. */
  private static String charset(Answer answer) {
    Matcher charset = CHARSET.matcher(answer.headers().firstValue("Content-Type").orElse(""));
    return charset.find() ? charset.group(1) : "";
  }

  /** The parser sees by itself which form of Unicode it is. */
  private static boolean isUnicode(String charset) {
    return charset.isEmpty() || charset.toUpperCase(Locale.ROOT).startsWith("UTF");
  }

  private static Charset known(String charset) {
    try {
      return Charset.forName(charset);
    } catch (IllegalArgumentException e) {
      throw new TransientException("a body in the character set '" + charset + "', not known here");
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
