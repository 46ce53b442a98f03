package io.shoppipe.store.gcs;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.gcs.RenewedCaller.Token;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds out who asks, as the settings or else the surroundings say. */
record Callers(Attempts attempts, InstantSource clock) {
  private static final String METADATA =
      "/computeMetadata/v1/instance/service-accounts/default/token";
  private static final String REMEDY =
      "Set gcs.credentials_path to a service account's key file, or GOOGLE_APPLICATION_CREDENTIALS,"
          + " or gcs.access_token, or gcs.anonymous.";

  Caller of(GcsSettings.Access access) {
    if (access instanceof GcsSettings.AccessToken fixed) {
      return new FixedCaller(
          Optional.of(fixed.token()), "Check the rights of gcs.access_token, and its age.");
    }
    if (access instanceof GcsSettings.KeyFile key) {
      return keyFile(key.file(), "gcs.credentials_path");
    }
    if (access instanceof GcsSettings.Surroundings surroundings) {
      return surroundings(surroundings.environment());
    }
    return new FixedCaller(
        Optional.empty(),
        "It was asked without credentials: take gcs.anonymous out and give a key.");
  }

  private Caller surroundings(Map<String, String> environment) {
    String named = environment.getOrDefault("GOOGLE_APPLICATION_CREDENTIALS", "");
    if (!named.isEmpty()) {
      return keyFile(Path.of(named), "GOOGLE_APPLICATION_CREDENTIALS");
    }
    String home = environment.getOrDefault("HOME", "");
    String folder = environment.getOrDefault("CLOUDSDK_CONFIG", home + "/.config/gcloud");
    Path gcloud = Path.of(folder, "application_default_credentials.json");
    if (Files.isRegularFile(gcloud)) {
      return keyFile(gcloud, "gcloud's log-in");
    }
    String host = environment.getOrDefault("GCE_METADATA_HOST", "metadata.google.internal");
    return new RenewedCaller(
        () -> machine("http://" + host + METADATA),
        "Check the rights of this machine's service account.",
        clock);
  }

  private Caller keyFile(Path path, String setting) {
    String place = setting + " '" + path + "'";
    JsonNode file;
    try {
      file = new ObjectMapper().readTree(Files.readString(path));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw SingerException.config(place + " holds no JSON. Download the key file anew.");
    } catch (IOException e) {
      throw SingerException.config(place + " can't be read. Check the path and its rights.");
    }
    KeyFileTokens tokens = new KeyFileTokens(place, file, clock);
    return new RenewedCaller(
        () -> exchange(tokens), "Check the rights of " + tokens.holder() + ".", clock);
  }

  private Token exchange(KeyFileTokens tokens) {
    byte[] form =
        tokens.form().entrySet().stream()
            .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
            .collect(Collectors.joining("&"))
            .getBytes(UTF_8);
    Request request =
        Request.of(
            "POST",
            tokens.address(),
            new Request.Content(
                "application/x-www-form-urlencoded",
                form.length,
                () -> new ByteArrayInputStream(form)));
    try {
      return token(request, "Check " + tokens.holder() + " and its key; then run again.");
    } catch (IOException e) {
      throw SingerException.external(
          tokens.address()
              + " gives out no token ("
              + GcsFailures.cause(e)
              + "). Check the network, then run again.",
          e);
    }
  }

  private Token machine(String address) {
    try {
      return token(Request.get(address).with("Metadata-Flavor", "Google"), REMEDY);
    } catch (IOException e) {
      throw SingerException.config("no credentials for gs:// were found. " + REMEDY);
    }
  }

  private Token token(Request request, String remedy) throws IOException {
    Attempts.Outcome<JsonNode> outcome = attempts.json(() -> request);
    JsonNode answer = outcome.content();
    String value = answer.path("access_token").asText("");
    if (outcome.status() / 100 == 2 && !value.isEmpty()) {
      return new Token(value, Duration.ofSeconds(answer.path("expires_in").asLong(3600)));
    }
    String line =
        request.address()
            + " answered "
            + outcome.status()
            + " "
            + answer.path("error").asText("without a token")
            + ". "
            + remedy;
    throw outcome.status() / 100 == 5
        ? SingerException.external(line, null)
        : SingerException.config(line);
  }
}
