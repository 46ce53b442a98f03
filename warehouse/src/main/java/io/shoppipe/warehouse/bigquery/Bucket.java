package io.shoppipe.warehouse.bigquery;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.warehouse.api.WarehouseException;
import io.shoppipe.warehouse.bigquery.UploadRequests.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Objects of one bucket of Cloud Storage, by name. */
final class Bucket {
  private static final int FORBIDDEN = 403;
  private static final Set<Integer> LISTED = Set.of(200);
  private static final Set<Integer> GONE = Set.of(200, 204, Reasons.NOT_FOUND);

  private final String name;
  private final UploadRequests requests;
  private final Attempts attempts;

  Bucket(String name, UploadRequests requests, Attempts bigQuery) {
    this.name = name;
    this.requests = requests;
    this.attempts = bigQuery.wording(new BigQueryFailures("gs://" + name, Bucket::remedy));
  }

  private static String remedy(int code, @Nullable String reason) {
    if (code == FORBIDDEN && Reasons.kind(code, reason) == ErrorKind.CONFIG) {
      return Reasons.BUCKET_RIGHTS;
    }
    return code == Reasons.NOT_FOUND
        ? "; name a bucket that is there in staging_bucket"
        : Reasons.remedy(code, reason);
  }

  String address(String object) {
    return "gs://" + name + "/" + object;
  }

  /** Writes an object; one of that name is replaced. */
  void write(String object, Spool content) {
    new Upload(
            requests,
            attempts,
            () -> requests.beginObject(name, object),
            Upload.OBJECT_DONE,
            content)
        .run();
  }

  /** The names of the objects that begin so. */
  List<String> names(String prefix) {
    List<String> names = new ArrayList<>();
    String page = "";
    do {
      String asked = page;
      JsonNode said =
          ask("list of " + name, LISTED, () -> requests.objects(name, prefix, asked)).said();
      said.path("items").forEach(item -> names.add(item.path("name").asText()));
      page = said.path("nextPageToken").asText("");
    } while (!page.isEmpty());
    return names;
  }

  /** Nothing happens where it is not there. */
  void delete(String object) {
    ask("file in " + name, GONE, () -> requests.deleteObject(name, object));
  }

  private Answer ask(String what, Set<Integer> fine, Upload.Begin request) {
    for (int attempt = 1; ; attempt++) {
      WarehouseException failure;
      boolean passing = true;
      try {
        Answer answer = request.begin();
        if (fine.contains(answer.status())) {
          return answer;
        }
        failure = attempts.failures().of(answer, "no");
        passing = Reasons.pass(answer.status(), answer.reason());
      } catch (IOException e) {
        failure = attempts.failures().of(0, null, "no answer: " + e, e);
      }
      if (!passing || attempt == Attempts.MOST) {
        throw failure;
      }
      attempts.pause(attempt, what, String.valueOf(failure.getMessage()));
    }
  }
}
