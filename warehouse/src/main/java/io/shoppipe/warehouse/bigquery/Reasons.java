package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.BigQueryError;
import com.google.cloud.bigquery.BigQueryException;
import io.shoppipe.singer.error.ErrorKind;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What BigQuery's status codes and reasons mean. */
final class Reasons {
  static final int NOT_FOUND = 404;
  static final int CONFLICT = 409;

  private static final int NEW_ATTEMPTS = 3;

  private static final Set<Integer> PASSING_CODES = Set.of(408, 429, 500, 502, 503, 504);

  /** What another attempt some seconds later is likely to mend. */
  private static final Set<String> PASSING =
      Set.of(
          "rateLimitExceeded",
          "jobRateLimitExceeded",
          "backendError",
          "jobBackendError",
          "internalError",
          "jobInternalError",
          "tableUnavailable");

  private static final Map<String, ErrorKind> KINDS =
      Map.ofEntries(
          Map.entry("accessDenied", ErrorKind.CONFIG),
          Map.entry("authError", ErrorKind.CONFIG),
          Map.entry("forbidden", ErrorKind.CONFIG), // Cloud Storage's word for accessDenied
          Map.entry("billingNotEnabled", ErrorKind.CONFIG),
          Map.entry("billingTierLimitExceeded", ErrorKind.CONFIG),
          Map.entry("bytesBilledLimitExceeded", ErrorKind.CONFIG),
          Map.entry("blocked", ErrorKind.CONFIG),
          Map.entry("notFound", ErrorKind.CONFIG),
          Map.entry("required", ErrorKind.CONFIG),
          Map.entry("invalid", ErrorKind.DATA),
          Map.entry("invalidQuery", ErrorKind.DATA),
          Map.entry("duplicate", ErrorKind.DATA));

  static final String BUCKET_RIGHTS = "; give the account Storage Object User on the bucket";

  private static final Map<String, String> REMEDIES =
      Map.ofEntries(
          Map.entry(
              "accessDenied",
              "; give the account BigQuery Data Editor on the dataset and BigQuery Job User on the"
                  + " project"),
          Map.entry("billingNotEnabled", "; give the project a billing account"),
          Map.entry(
              "bytesBilledLimitExceeded", "; raise maximum_bytes_billed, or load less at once"),
          Map.entry("notFound", "; check project, dataset and location in the URL"),
          Map.entry(
              "quotaExceeded",
              "; run again from the last state when the quota is renewed, or raise it"),
          Map.entry("rateLimitExceeded", "; commit less often, or run again from the last state"),
          Map.entry("resourcesExceeded", "; commit smaller batches (batch_size_bytes)"));

  /** What jobs say of a bucket, where they have one reason for it and for much else. */
  private static final Map<String, String> OF_BUCKETS =
      Map.of(
          "different locations",
          "; name a bucket in staging_bucket that lies where the dataset does",
          "storage.objects.",
          BUCKET_RIGHTS);

  private Reasons() {}

  /** Whether another attempt may succeed. */
  static boolean pass(BigQueryException failure) {
    if (failure.getCode() == 0 && failure.getCause() instanceof IOException) {
      return true;
    }
    return pass(failure.getCode(), String.valueOf(failure.getReason()));
  }

  /** Whether the answer did not come in time. */
  static boolean timedOut(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }

  /** The same for an answer; the reason is empty where none is given. */
  static boolean pass(int code, String reason) {
    return PASSING_CODES.contains(code) || PASSING.contains(reason);
  }

  /** The same for a job that ended with an error. */
  static boolean pass(BigQueryError error) {
    return PASSING.contains(String.valueOf(error.getReason())) || isOvertaken(error);
  }

  /** Whether a table that was just made may not be seen everywhere yet. */
  static boolean maybeNew(BigQueryError error, int attempt) {
    return "notFound".equals(error.getReason()) && attempt <= NEW_ATTEMPTS;
  }

  /** Another transaction wrote to the same table; this one did nothing. */
  private static boolean isOvertaken(BigQueryError error) {
    String words = String.valueOf(error.getMessage());
    return words.contains("aborted due to concurrent update")
        || words.contains("Could not serialize access");
  }

  static ErrorKind kind(int code, @Nullable String reason) {
    ErrorKind known = KINDS.get(String.valueOf(reason));
    if (known != null) {
      return known;
    }
    boolean refused = code == 401 || (code == 403 && reason == null);
    return refused ? ErrorKind.CONFIG : ErrorKind.EXTERNAL;
  }

  static String remedy(int code, @Nullable String reason) {
    String known = REMEDIES.get(String.valueOf(reason));
    if (known != null) {
      return known;
    }
    if (code == 401) {
      return "; renew the credentials (gcloud auth application-default login), or name a key file";
    }
    return kind(code, reason) == ErrorKind.EXTERNAL ? "; run again from the last state" : "";
  }

  /** What to do where a job ended for the sake of a bucket; empty where it did not. */
  static String remedyOfBucket(BigQueryError error) {
    String words = String.valueOf(error.getMessage());
    return OF_BUCKETS.entrySet().stream()
        .filter(each -> words.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("");
  }
}
