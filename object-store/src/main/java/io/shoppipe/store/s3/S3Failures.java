package io.shoppipe.store.s3;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.api.Address;
import io.shoppipe.store.api.ChangedException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Says in one line what S3 or the way to it refused. */
final class S3Failures {
  private final S3Settings settings;

  S3Failures(S3Settings settings) {
    this.settings = settings;
  }

  /** What went wrong while {@code address} was to be {@code done}. */
  SingerException of(SdkException e, Address address, String done) {
    String what = address + " can't be " + done + ": ";
    if (e instanceof AwsServiceException answer) {
      return answered(answer, what);
    }
    return e instanceof SdkClientException && credentialsMissing(e)
        ? SingerException.config(
            what
                + "no credentials were found. Set s3.access_key_id and s3.secret_access_key, or"
                + " AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or s3.anonymous.")
        : SingerException.external(
            what
                + place()
                + " does not answer ("
                + cause(e)
                + "). Check s3.endpoint_url, s3.region and the network, then run again.",
            e);
  }

  SingerException changed(Address address) {
    return new ChangedException(
        address
            + " changed between the listing and the reading. Run again when it is complete, or set"
            + " wait_for.stable_seconds.");
  }

  private SingerException answered(AwsServiceException e, String what) {
    String code =
        e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null
            ? ""
            : " " + e.awsErrorDetails().errorCode();
    String answer = what + place() + " answered " + e.statusCode() + code;
    return switch (e.statusCode()) {
      case 401, 403 -> SingerException.config(answer + ". " + accessRemedy());
      case 404 ->
          SingerException.config(
              answer
                  + (code.endsWith("NoSuchBucket")
                      ? ". There is no such bucket: mend the address, or s3.endpoint_url."
                      : ". Mend the address."));
      case 301, 307, 400 ->
          SingerException.config(
              answer + ": " + message(e) + ". Check s3.region and s3.path_style.");
      case 429, 503 ->
          SingerException.external(
              answer
                  + " to "
                  + settings.maxAttempts()
                  + " attempts. Run again later, or raise s3.max_attempts.",
              e);
      default -> SingerException.external(answer + ": " + message(e) + ". Run again later.", e);
    };
  }

  private String accessRemedy() {
    if (settings.access() instanceof S3Settings.Anonymous) {
      return "It was asked without credentials: take s3.anonymous out and give a key.";
    }
    return settings.access() instanceof S3Settings.Keys keys
        ? "Check the rights of key " + keys.id() + ", and s3.secret_access_key."
        : "Check the rights of the credentials that the environment gives.";
  }

  private String place() {
    return settings.endpoint().map(Object::toString).orElse("S3");
  }

  private static boolean credentialsMissing(SdkException e) {
    return String.valueOf(e.getMessage()).contains("Unable to load credentials");
  }

  private static String message(AwsServiceException e) {
    String text = e.awsErrorDetails() == null ? null : e.awsErrorDetails().errorMessage();
    return text == null ? "no reason given" : text.strip().replaceAll("\\.$", "");
  }

  private static String cause(Throwable e) {
    Throwable deepest = e;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    String text = String.valueOf(deepest.getMessage());
    return deepest.getClass().getSimpleName() + ": " + text.lines().findFirst().orElse("");
  }
}
