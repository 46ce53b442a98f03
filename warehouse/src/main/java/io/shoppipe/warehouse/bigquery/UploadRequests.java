package io.shoppipe.warehouse.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auth.Credentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.TableId;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Authenticator;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests that Google's client does not make as they are needed: of resumable uploads of rows, to
 * BigQuery or into a bucket of Cloud Storage.
 */
final class UploadRequests {
  private static final Logger LOG = LoggerFactory.getLogger(UploadRequests.class);
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int PART_BYTES = 4 << 20;
  private static final Pattern RANGE = Pattern.compile("bytes=0-(\\d+)");
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http;
  private final Credentials credentials;
  private final String endpoint;
  private final String project;

  UploadRequests(Credentials credentials, String endpoint, String project) {
    HttpClient.Builder client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(20));
    Optional.ofNullable(Authenticator.getDefault()).ifPresent(client::authenticator); // of proxies
    this.http = client.build();
    this.credentials = credentials;
    this.endpoint = endpoint;
    this.project = project;
  }

  /**
   * {@code place}: where the upload goes on, empty where that is not said; {@code taken}: how many
   * bytes have arrived; {@code reason} and {@code words}: why it is refused, empty where it is not;
   * {@code said}: all that it says.
   */
  record Answer(int status, String place, long taken, String reason, String words, JsonNode said) {}

  Answer begin(String job) throws IOException {
    String path = "/upload/bigquery/v2/projects/" + project + "/jobs?uploadType=resumable";
    return send(
        URI.create(endpoint + path),
        request ->
            request
                .header("Content-Type", "application/json; charset=UTF-8")
                .header("X-Upload-Content-Type", "application/octet-stream")
                .POST(BodyPublishers.ofString(job, StandardCharsets.UTF_8)));
  }

  /** Begins the upload of an object; one of that name is replaced. */
  Answer beginObject(String bucket, String name) throws IOException {
    String path =
        "/upload/storage/v1/b/%s/o?uploadType=resumable&name=%s".formatted(bucket, encoded(name));
    return send(
        URI.create(endpoint + path),
        request ->
            request
                .header("X-Upload-Content-Type", "application/gzip")
                .POST(BodyPublishers.noBody()));
  }

  /** A page of the names of objects that begin so; the first one where {@code page} is empty. */
  Answer objects(String bucket, String prefix, String page) throws IOException {
    String path =
        "/storage/v1/b/%s/o?fields=nextPageToken,items(name)&prefix=%s%s"
            .formatted(
                bucket, encoded(prefix), page.isEmpty() ? "" : "&pageToken=" + encoded(page));
    return send(URI.create(endpoint + path), HttpRequest.Builder::GET);
  }

  Answer deleteObject(String bucket, String name) throws IOException {
    return send(
        URI.create(endpoint + "/storage/v1/b/%s/o/%s".formatted(bucket, encoded(name))),
        HttpRequest.Builder::DELETE);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  Answer part(String place, Spool rows, long from) throws IOException {
    byte[] part = rows.part(from, PART_BYTES);
    String range = "bytes " + from + "-" + (from + part.length - 1) + "/" + rows.length();
    return send(
        URI.create(place),
        request -> request.header("Content-Range", range).PUT(BodyPublishers.ofByteArray(part)));
  }

  /** Asks how much has arrived. */
  Answer progress(String place, Spool rows) throws IOException {
    String range = "bytes */" + rows.length();
    return send(
        URI.create(place),
        request -> request.header("Content-Range", range).PUT(BodyPublishers.noBody()));
  }

  /** Gives a table a label, unless it has changed since; whether that is done. */
  boolean relabelled(TableId table, String etag, String label, String value) {
    String path =
        "/bigquery/v2/projects/%s/datasets/%s/tables/%s"
            .formatted(table.getProject(), table.getDataset(), table.getTable());
    ObjectNode change = JSON.createObjectNode();
    change.putObject("labels").put(label, value);
    try {
      Answer answer =
          send(
              URI.create(endpoint + path),
              request ->
                  request
                      .header("Content-Type", "application/json; charset=UTF-8")
                      .header("If-Match", etag)
                      .method("PATCH", BodyPublishers.ofString(change.toString())));
      return answer.status() == OK;
    } catch (IOException e) {
      LOG.info("a lock could not be taken over: {}", e.toString());
      return false;
    }
  }

  private HttpRequest.Builder request(URI uri) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(5));
    if (!(credentials instanceof NoCredentials)) {
      credentials
          .getRequestMetadata(uri)
          .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    }
    return request;
  }

  /** A token that is no longer taken is fetched anew, once. */
  private Answer send(URI uri, UnaryOperator<HttpRequest.Builder> form) throws IOException {
    Answer answer = sent(form.apply(request(uri)));
    if (answer.status() != UNAUTHORIZED || credentials instanceof NoCredentials) {
      return answer;
    }
    credentials.refresh();
    return sent(form.apply(request(uri)));
  }

  private Answer sent(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
      JsonNode said = said(answer.body());
      JsonNode error = said.path("error");
      return new Answer(
          answer.statusCode(),
          answer.headers().firstValue("Location").orElse(""),
          taken(answer.headers().firstValue("Range").orElse("")),
          error.path("errors").path(0).path("reason").asText(""),
          error.path("message").asText(""),
          said);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while rows were sent");
    }
  }

  private static long taken(String range) {
    Matcher bytes = RANGE.matcher(range);
    return bytes.matches() ? Long.parseLong(bytes.group(1)) + 1 : 0;
  }

  private static JsonNode said(String body) {
    try {
      return JSON.readTree(body);
    } catch (IOException e) {
      return JSON.missingNode();
    }
  }
}
