package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.warehouse.api.WarehouseException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words BigQuery's failures, and those of a bucket on the way there. */
record BigQueryFailures(String location, Remedies remedies) {
  private static final Pattern BREAKS = Pattern.compile("\\s*\\R\\s*");
  private static final int ROWS_TOLD = 3;

  /** What to do now, after a semicolon; empty where nothing is known. */
  @FunctionalInterface
  interface Remedies {
    String of(int code, @Nullable String reason);
  }

  BigQueryFailures(String location) {
    this(location, Reasons::remedy);
  }

  WarehouseException of(BigQueryException failure) {
    if (failure.getCode() == 401) { // the client's words for it are the request's
      return of(401, null, "the credentials are not accepted", failure);
    }
    String words = failure.getError() == null ? null : failure.getError().getMessage();
    return of(
        failure.getCode(),
        failure.getReason(),
        words == null ? String.valueOf(failure.getMessage()) : words,
        failure);
  }

  /** Of an answer that is no success. */
  WarehouseException of(
      int code, @Nullable String reason, String words, @Nullable Throwable cause) {
    String note = reason == null || reason.isEmpty() ? (code == 0 ? "" : "HTTP " + code) : reason;
    return told(Reasons.kind(code, reason), words, note, remedies.of(code, reason), cause);
  }

  private WarehouseException told(
      ErrorKind kind, String words, String note, String remedy, @Nullable Throwable cause) {
    return new WarehouseException(
        kind,
        location
            + ": "
            + BREAKS.matcher(words.strip()).replaceAll(" ")
            + (note.isEmpty() ? "" : " (" + note + ")")
            + remedy,
        "",
        cause);
  }

  /** The same; {@code words} where the answer has none. */
  WarehouseException of(UploadRequests.Answer answer, String words) {
    return of(
        answer.status(),
        answer.reason().isEmpty() ? null : answer.reason(),
        answer.words().isEmpty() ? words : answer.words(),
        null);
  }

  /** Of a job that ended with an error; {@code all}: what it says beside that, of rows. */
  WarehouseException of(BigQueryError error, @Nullable List<BigQueryError> all) {
    StringBuilder words = new StringBuilder(String.valueOf(error.getMessage()));
    if (all != null) {
      all.stream()
          .filter(other -> !String.valueOf(other.getMessage()).equals(error.getMessage()))
          .limit(ROWS_TOLD)
          .forEach(other -> words.append("; ").append(other.getMessage()));
    }
    String ofBucket = Reasons.remedyOfBucket(error);
    return ofBucket.isEmpty()
        ? of(0, error.getReason(), words.toString(), null)
        : told(
            ErrorKind.CONFIG, words.toString(), String.valueOf(error.getReason()), ofBucket, null);
  }

  /** The credentials could not be had. */
  WarehouseException credentials(String words, Throwable cause) {
    return new WarehouseException(
        ErrorKind.CONFIG,
        location
            + ": no credentials: "
            + BREAKS.matcher(words.strip()).replaceAll(" ")
            + "; run gcloud auth application-default login, name a key file in"
            + " GOOGLE_APPLICATION_CREDENTIALS, or set credentials_json",
        "",
        cause);
  }
}
