package io.shoppipe.store.gcs;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.api.Address;
import io.shoppipe.store.api.ChangedException;
import java.io.IOException;

/** Says in one line what Google Cloud Storage or the way to it refused. */
record GcsFailures(GcsSettings settings, Caller caller) {

  /** The answer's status is no good one while {@code address} was to be {@code done}. */
  SingerException answered(int status, JsonNode body, Address address, String done) {
    JsonNode error = body.path("error");
    String reason = error.at("/errors/0/reason").asText("");
    String answer =
        address
            + " can't be "
            + done
            + ": "
            + settings.endpoint()
            + " answered "
            + status
            + (reason.isEmpty() ? "" : " " + reason);
    return switch (status) {
      case 401, 403 -> SingerException.config(answer + ". " + caller.remedy());
      case 404 ->
          SingerException.config(
              answer
                  + ". There is no bucket '"
                  + address.bucket()
                  + "': mend the address, or gcs.storage_endpoint.");
      case 400 -> SingerException.config(answer + message(error) + ". Mend the address.");
      case 429, 503 ->
          SingerException.external(
              answer
                  + " to "
                  + settings.persistence().attempts()
                  + " attempts. Run again later, or raise gcs.max_attempts.",
              null);
      default -> SingerException.external(answer + message(error) + ". Run again later.", null);
    };
  }

  /** No answer came. */
  SingerException unreachable(IOException e, Address address, String done) {
    return SingerException.external(
        address
            + " can't be "
            + done
            + ": "
            + settings.endpoint()
            + " does not answer ("
            + cause(e)
            + "). Check gcs.storage_endpoint and the network, then run again.",
        e);
  }

  SingerException changed(Address address) {
    return new ChangedException(
        address
            + " changed between the listing and the reading. Run again when it is complete, or set"
            + " wait_for.stable_seconds.");
  }

  static String cause(IOException e) {
    String text = String.valueOf(e.getMessage());
    return e.getClass().getSimpleName() + ": " + text.lines().findFirst().orElse("");
  }

  private static String message(JsonNode error) {
    String text = error.path("message").asText("").lines().findFirst().orElse("");
    return text.isEmpty() ? "" : ": " + text.strip().replaceAll("\\.$", "");
  }
}
