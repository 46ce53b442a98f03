package io.shoppipe.tap.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Answers that break on the way: tried again, and if that doesn't help a failure with its reason.
 */
class BrokenBodiesIT {
  private static final String CARS = "[{\"id\":1,\"brand\":\"bé\"},{\"id\":2,\"brand\":\"x\"}]";
  private static final String LOST = "the connection was lost before the whole answer had come";

  @TempDir Path folder;

  static Stream<Arguments> broken() {
    byte[] gzip = gzip(CARS);
    byte[] wrongSum = gzip.clone();
    wrongSum[gzip.length - 6] ^= 1;
    String half = CARS.substring(0, 30);
    return Stream.of(
        Arguments.of("cut off", RawServer.answer("Content-Length: 55\r\n", half), LOST),
        Arguments.of(
            "length too short",
            RawServer.answer("Content-Length: 30\r\n", CARS),
            "broken or truncated JSON"),
        Arguments.of("length too long", RawServer.answer("Content-Length: 90\r\n", CARS), LOST),
        Arguments.of("no length, cut off", RawServer.answer("", half), "broken or truncated JSON"),
        Arguments.of("reset", RawServer.reset("Content-Length: 55\r\n", half), LOST),
        Arguments.of(
            "hang in the head",
            (RawServer.Script) (out, socket, closed) -> closed.await(),
            "no whole answer within 2.0 s"),
        Arguments.of(
            "hang in the body",
            RawServer.hang("Content-Length: 55\r\n", half),
            "no whole answer within 2.0 s"),
        Arguments.of("drip", RawServer.drip(""), "no whole answer within 2.0 s"),
        Arguments.of(
            "gzip cut off",
            encoded("gzip", Arrays.copyOf(gzip, gzip.length - 12)),
            "a body whose compression is broken or cut off"),
        Arguments.of(
            "gzip without its end",
            encoded("gzip", Arrays.copyOf(gzip, gzip.length - 4)),
            "a body whose compression is broken or cut off"),
        Arguments.of(
            "gzip with a wrong sum",
            encoded("gzip", wrongSum),
            "a body whose compression is broken or cut off"),
        Arguments.of(
            "no gzip at all",
            encoded("gzip", CARS.getBytes(StandardCharsets.UTF_8)),
            "a body whose compression is broken or cut off"),
        Arguments.of(
            "an encoding that nobody asked for",
            encoded("br", gzip),
            "a body in the encoding 'br', not asked for"),
        Arguments.of(
            "half a character",
            RawServer.answer(
                "", "[{\"id\":1,\"brand\":\"\u00e9\"}]".getBytes(StandardCharsets.ISO_8859_1)),
            "broken or truncated JSON"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void isTriedAgain(String name, RawServer.Script broken, String reason) {
    try (RawServer server = new RawServer(broken, whole())) {
      TapResult result = tap(server, reason).run();
      assertThat(result.err()).isEmpty();
      assertThat(result.log()).anyMatch(line -> line.contains("/cars: " + reason));
      assertThat(result.records("car")).hasToString(CARS.replace("},{", "}, {"));
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("broken")
  void endsTheRunIfItStaysSo(String name, RawServer.Script broken, String reason) {
    try (RawServer server = new RawServer(broken)) {
      TapResult result = tap(server, reason).run();
      assertThat(result.code()).isEqualTo(5);
      assertThat(result.err())
          .startsWith("tap-shop: GET " + server.url() + "/cars: " + reason)
          .contains("(2 attempts). Check source.base_url and whether the source is up")
          .hasLineCount(1);
      assertThat(result.records("car")).isEmpty();
      assertThat(result.of("ACTIVATE_VERSION", "car")).isEmpty();
    }
  }

  @Test
  void undoesEncodingsAndCharacterSets() {
    byte[] latin = CARS.getBytes(StandardCharsets.ISO_8859_1);
    for (RawServer.Script script :
        new RawServer.Script[] {
          encoded("gzip", gzip(CARS)),
          encoded("deflate", deflated(CARS)),
          RawServer.answer("Content-Type: application/json; charset=iso-8859-1\r\n", latin)
        }) {
      try (RawServer server = new RawServer(script)) {
        assertThat(tap(server, "").run().records("car")).hasToString(CARS.replace("},{", "}, {"));
      }
    }
  }

  @Test
  void sendsAVeryLongAnswerOnWhileItIsReadAndTakesItForCompleteOnlyAtItsEnd() {
    try (CarService service = new CarService()) {
      String cars = CarService.cars(1, 300_000);
      service.answers(cars);
      TapResult whole = service.tap(folder, "").run();
      assertThat(whole.err()).isEmpty();
      assertThat(whole.records("car")).hasSize(300_000);
      assertThat(whole.of("ACTIVATE_VERSION", "car")).hasSize(1);
      service.answers(aResponse().withBody(cars.substring(0, cars.length() - 1)));
      TapResult broken = service.tap(folder, "").run();
      assertThat(broken.code()).isEqualTo(5);
      assertThat(broken.err())
          .startsWith("tap-shop: GET " + service.url() + "/cars: broken or truncated JSON")
          .contains(
              ", after records of this long answer had been sent on, so that it can't be asked for")
          .hasLineCount(1);
      assertThat(broken.of("ACTIVATE_VERSION", "car")).isEmpty();
    }
  }

  /** Impatient only where the patience is what is tried. */
  private TapRunner tap(RawServer server, String reason) {
    int patience = reason.contains("within") ? 2 : 60;
    return CarService.tap(folder, server.url(), "")
        .with("{'source':{'read_timeout_seconds':" + patience + ",'max_attempts':2}}");
  }

  private static RawServer.Script whole() {
    return RawServer.answer("", CARS);
  }

  private static RawServer.Script encoded(String encoding, byte[] body) {
    return RawServer.answer("Content-Encoding: " + encoding + "\r\n", body);
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] deflated(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream deflate = new DeflaterOutputStream(bytes)) {
      deflate.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
