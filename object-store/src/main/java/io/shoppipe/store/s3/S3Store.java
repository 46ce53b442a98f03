package io.shoppipe.store.s3;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.api.Address;
import io.shoppipe.store.api.ChangedException;
import io.shoppipe.store.api.Glob;
import io.shoppipe.store.api.Missing;
import io.shoppipe.store.api.ObjectStore;
import io.shoppipe.store.api.StoredObject;
import io.shoppipe.store.remote.Body;
import io.shoppipe.store.remote.Persistence;
import io.shoppipe.store.remote.ResumedStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Objects of S3. A read that breaks off is taken up again where it stood. */
public final class S3Store implements ObjectStore {
  private static final int NOT_FOUND = 404;
  private static final int PRECONDITION_FAILED = 412;
  private static final int RANGE_UNFIT = 416;

  private final S3Settings settings;
  private final S3Client client;
  private final S3Failures failures;

  public S3Store(S3Settings settings) {
    this.settings = settings;
    this.client = S3Clients.of(settings);
    this.failures = new S3Failures(settings);
  }

  @Override
  public List<StoredObject> list(Address pattern) {
    Glob glob = Glob.of(pattern.key());
    List<StoredObject> found = new ArrayList<>();
    asked(
        pattern,
        "listed",
        () -> {
          found.clear();
          client
              .listObjectsV2Paginator(ask -> ask.bucket(pattern.bucket()).prefix(glob.prefix()))
              .contents()
              .forEach(
                  object -> {
                    if (!object.key().endsWith("/") && glob.matches(object.key())) {
                      found.add(stored(pattern.withKey(object.key()), object));
                    }
                  });
          return found;
        });
    return List.copyOf(found);
  }

  @Override
  public Optional<StoredObject> stat(Address address) {
    return asked(
        address,
        "looked at",
        () -> {
          try {
            HeadObjectResponse head =
                client.headObject(ask -> ask.bucket(address.bucket()).key(address.key()));
            return Optional.of(
                new StoredObject(
                    address, head.contentLength(), bare(head.eTag()), head.lastModified()));
          } catch (S3Exception e) {
            if (e.statusCode() == NOT_FOUND) {
              return Optional.empty();
            }
            throw e;
          }
        });
  }

  @Override
  public InputStream open(StoredObject object) {
    return open(object, 0, object.size());
  }

  @Override
  public InputStream open(StoredObject object, long start, long length) {
    long end = Math.min(object.size(), start + length);
    return new ResumedStream(
        object.address(),
        start,
        end,
        new Persistence(settings.maxAttempts(), settings.retryDelay()),
        at -> body(part(object, at, end)));
  }

  private static Body body(ResponseInputStream<GetObjectResponse> in) {
    return new Body(in, in::abort);
  }

  @Override
  public void put(Address address, Path content) {
    asked(
        address,
        "written",
        () ->
            client.putObject(
                ask -> ask.bucket(address.bucket()).key(address.key()),
                RequestBody.fromFile(content)));
  }

  @Override
  public void delete(Address address) {
    asked(
        address,
        "deleted",
        () -> client.deleteObject(ask -> ask.bucket(address.bucket()).key(address.key())));
  }

  @Override
  public void close() {
    client.close();
  }

  private ResponseInputStream<GetObjectResponse> part(StoredObject object, long from, long end) {
    Address address = object.address();
    return asked(
        address,
        "read",
        () -> {
          try {
            return client.getObject(
                ask -> {
                  ask.bucket(address.bucket()).key(address.key());
                  if (!object.etag().isEmpty()) {
                    ask.ifMatch('"' + object.etag() + '"');
                  }
                  if (from > 0 || end < object.size()) {
                    ask.range("bytes=" + from + "-" + (end - 1));
                  }
                });
          } catch (S3Exception e) {
            throw unfit(e, address).orElseThrow(() -> e);
          }
        });
  }

  private Optional<SingerException> unfit(S3Exception e, Address address) {
    return switch (e.statusCode()) {
      case PRECONDITION_FAILED, RANGE_UNFIT -> Optional.of(failures.changed(address));
      case NOT_FOUND ->
          Optional.of(
              new ChangedException(
                  address
                      + " was there when the bucket was listed, and is gone now (404). "
                      + Missing.listing(address, this)
                      + " Run again."));
      default -> Optional.empty();
    };
  }

  private <T> T asked(Address address, String done, Supplier<T> request) {
    try {
      return request.get();
    } catch (SdkException e) {
      throw failures.of(e, address, done);
    }
  }

  private static StoredObject stored(Address address, S3Object object) {
    return new StoredObject(address, object.size(), bare(object.eTag()), object.lastModified());
  }

  /** Some servers have no ETag for files that were not put through them. */
  private static String bare(@Nullable String etag) {
    return etag == null ? "" : etag.replace("\"", "");
  }
}
