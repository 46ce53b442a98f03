package io.shoppipe.store.s3;

import io.shoppipe.singer.proxy.Proxies;
import java.net.Authenticator;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.ProxyConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Sets up Amazon's client. */
final class S3Clients {
  private static final URI AMAZON = URI.create("https://s3.amazonaws.com");
  static final Duration LONGEST_WAIT = Duration.ofSeconds(20);

  private S3Clients() {}

  static S3Client of(S3Settings settings) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClientBuilder(
                UrlConnectionHttpClient.builder()
                    .connectionTimeout(settings.connectTimeout())
                    .socketTimeout(settings.readTimeout())
                    .proxyConfiguration(proxy(settings)))
            .forcePathStyle(settings.pathStyle())
            .credentialsProvider(credentials(settings.access()))
            // Stores that only speak like S3 know no checksums in trailers.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
            .overrideConfiguration(
                ClientOverrideConfiguration.builder().retryStrategy(retries(settings)).build());
    settings.endpoint().ifPresent(builder::endpointOverride);
    region(settings, builder);
    return builder.build();
  }

  /** The client's own look at the environment leaves out HTTPS_PROXY. */
  private static ProxyConfiguration proxy(S3Settings settings) {
    Optional<URI> proxy = settings.proxies().proxy(settings.endpoint().orElse(AMAZON));
    ProxyConfiguration.Builder configuration =
        ProxyConfiguration.builder()
            .useEnvironmentVariablesValues(false)
            .useSystemPropertyValues(proxy.isEmpty());
    proxy.ifPresent(
        found ->
            configuration.endpoint(
                URI.create("http://" + found.getHost() + ":" + Proxies.port(found))));
    if (settings.proxies().wantsNames()) {
      Authenticator.setDefault(settings.proxies().authenticator());
    }
    return configuration.build();
  }

  /** Without a region the environment and the profile are asked; a store of one's own has none. */
  private static void region(S3Settings settings, S3ClientBuilder builder) {
    if (settings.region().isPresent()) {
      builder.region(Region.of(settings.region().get()));
    } else if (settings.endpoint().isPresent() || !Regions.configured()) {
      builder.region(Region.US_EAST_1);
    }
    if (settings.endpoint().isEmpty()) {
      builder.crossRegionAccessEnabled(true);
    }
  }

  private static StandardRetryStrategy retries(S3Settings settings) {
    BackoffStrategy wait = BackoffStrategy.exponentialDelay(settings.retryDelay(), LONGEST_WAIT);
    return AwsRetryStrategy.standardRetryStrategy().toBuilder()
        .maxAttempts(settings.maxAttempts())
        .backoffStrategy(wait)
        .throttlingBackoffStrategy(wait)
        .build();
  }

  private static AwsCredentialsProvider credentials(S3Settings.Access access) {
    if (access instanceof S3Settings.Anonymous) {
      return AnonymousCredentialsProvider.create();
    }
    if (access instanceof S3Settings.Keys keys) {
      return StaticCredentialsProvider.create(
          keys.sessionToken().isPresent()
              ? AwsSessionCredentials.create(keys.id(), keys.secret(), keys.sessionToken().get())
              : AwsBasicCredentials.create(keys.id(), keys.secret()));
    }
    return DefaultCredentialsProvider.builder().build();
  }
}
