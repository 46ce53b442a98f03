package io.shoppipe.warehouse.bigquery;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import com.google.auth.Credentials;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.NoCredentials;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.warehouse.api.WarehouseException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of rows whose upload is cut. */
class UploadTest {
  private static final String JOBS = "/upload/bigquery/v2/projects/p/jobs";
  private static final String ROWS = "0123456789";

  private final WireMockServer server =
      new WireMockServer(WireMockConfiguration.options().dynamicPort());

  @BeforeEach
  void start() {
    server.start();
    server.stubFor(
        post(urlPathEqualTo(JOBS))
            .willReturn(aResponse().withHeader("Location", server.baseUrl() + "/there")));
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Test
  void sendsAgainFromWhereTheServerStopped() {
    answers(resume("bytes=0-3"), aResponse());
    upload();
    assertThat(ranges()).containsExactly("bytes 0-9/10", "bytes 4-9/10");
    assertThat(bodies()).containsExactly(ROWS, "456789");
  }

  @Test
  void asksHowMuchArrivedAfterAFailure() {
    answers(aResponse().withStatus(503), resume("bytes=0-6"), aResponse());
    upload();
    assertThat(ranges()).containsExactly("bytes 0-9/10", "bytes */10", "bytes 7-9/10");
    assertThat(bodies()).containsExactly(ROWS, "", "789");
  }

  @Test
  void asksHowMuchArrivedAfterADroppedConnection() {
    answers(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), resume(""), aResponse());
    upload();
    assertThat(ranges()).containsExactly("bytes 0-9/10", "bytes */10", "bytes 0-9/10");
  }

  @Test
  void endsWhereTheLostAnswerWasThatAllHadArrived() {
    answers(aResponse().withFault(Fault.EMPTY_RESPONSE), aResponse());
    upload();
    assertThat(bodies()).containsExactly(ROWS, "");
  }

  @Test
  void beginsAnewWhereTheUploadIsForgotten() {
    answers(aResponse().withStatus(410), aResponse());
    upload();
    server.verify(2, postRequestedFor(urlPathEqualTo(JOBS)));
    assertThat(bodies()).containsExactly(ROWS, ROWS);
  }

  @Test
  void takesAJobOfThatNameForItsOwn() {
    answers(aResponse().withStatus(409));
    upload();
    assertThat(bodies()).containsExactly(ROWS);
  }

  @Test
  void fetchesANewTokenWhereTheOldOneIsNoLongerTaken() {
    server.stubFor(
        put(urlPathEqualTo("/there"))
            .withHeader("Authorization", equalTo("Bearer old"))
            .willReturn(aResponse().withStatus(401)));
    server.stubFor(
        put(urlPathEqualTo("/there"))
            .withHeader("Authorization", equalTo("Bearer new"))
            .willReturn(aResponse()));
    upload(new Tokens());
    assertThat(bodies()).containsExactly(ROWS, ROWS);
  }

  @Test
  void endsWhereNoTokenIsTaken() {
    answers(aResponse().withStatus(401));
    assertThatThrownBy(() -> upload(new Tokens()))
        .isInstanceOfSatisfying(
            WarehouseException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.CONFIG))
        .hasMessageContaining("renew the credentials");
    assertThat(bodies()).hasSize(2);
  }

  /** Gives an old token first. */
  private static final class Tokens extends GoogleCredentials {
    private static final long serialVersionUID = 1L;
    private boolean asked;

    @Override
    public AccessToken refreshAccessToken() {
      String token = asked ? "new" : "old";
      asked = true;
      return new AccessToken(token, Date.from(Instant.now().plusSeconds(3600)));
    }
  }

  @Test
  void givesUpWhatDoesNotPass() {
    answers(aResponse().withStatus(503));
    assertThatThrownBy(this::upload)
        .isInstanceOfSatisfying(
            WarehouseException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.EXTERNAL))
        .hasMessage(
            "bigquery://p/d: rows could not be sent (HTTP 503); run again from the last state");
    assertThat(bodies()).hasSize(Attempts.MOST);
  }

  private void answers(ResponseDefinitionBuilder... answers) {
    for (int i = 0; i < answers.length; i++) {
      server.stubFor(
          put(urlPathEqualTo("/there"))
              .inScenario("parts")
              .whenScenarioStateIs(i == 0 ? Scenario.STARTED : "part " + i)
              .willSetStateTo(i + 1 == answers.length && i > 0 ? "part " + i : "part " + (i + 1))
              .willReturn(answers[i]));
    }
    if (answers.length == 1) {
      server.stubFor(put(urlPathEqualTo("/there")).willReturn(answers[0]));
    }
  }

  private static ResponseDefinitionBuilder resume(String range) {
    ResponseDefinitionBuilder answer = aResponse().withStatus(308);
    return range.isEmpty() ? answer : answer.withHeader("Range", range);
  }

  private void upload() {
    upload(NoCredentials.getInstance());
  }

  private void upload(Credentials credentials) {
    try (Spool rows = new Spool()) {
      rows.write(ROWS.getBytes(StandardCharsets.UTF_8));
      Attempts attempts =
          new Attempts(Duration.ofMillis(2), new BigQueryFailures("bigquery://p/d"));
      UploadRequests requests = new UploadRequests(credentials, server.baseUrl(), "p");
      new Upload(requests, attempts, () -> requests.begin("{}"), Upload.JOB_DONE, rows).run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> ranges() {
    return server.findAll(putRequestedFor(urlPathEqualTo("/there"))).stream()
        .map(request -> request.getHeader("Content-Range"))
        .toList();
  }

  private List<String> bodies() {
    return server.findAll(putRequestedFor(urlPathEqualTo("/there"))).stream()
        .map(request -> request.getBodyAsString())
        .toList();
  }
}
