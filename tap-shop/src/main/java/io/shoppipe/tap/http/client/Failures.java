package io.shoppipe.tap.http.client;

import com.fasterxml.jackson.core.JacksonException;
import io.shoppipe.singer.error.SingerException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import java.util.Optional;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Words what went wrong on the way to the source, and sorts what another attempt may mend. */
final class Failures {
  private final Patience patience;
  private final HttpSettings.Timeouts timeouts;

  Failures(Patience patience, HttpSettings.Timeouts timeouts) {
    this.patience = patience;
    this.timeouts = timeouts;
  }

  /** Of sending the request or waiting for the answer's head. */
  RuntimeException ofSending(Call call, @Nullable Throwable cause) {
    if (cause instanceof HttpConnectTimeoutException) {
      return passing(
          "no connection within " + timeouts.connect().toMillis() / 1000.0 + " s", cause);
    }
    if (cause != null && within(cause, CertificateException.class)) {
      return SingerException.config(
          call.shown()
              + ": the source's certificate is not trusted ("
              + deepest(cause)
              + "). If it is signed by an authority of your own, name its PEM file in"
              + " source.tls_ca_file.");
    }
    if (cause instanceof SSLException) {
      return passing("the TLS connection failed: " + cause.getMessage(), cause);
    }
    if (cause instanceof ConnectException) {
      return within(cause, UnresolvedAddressException.class)
          ? noSuchHost(call, cause)
          : passing("connection refused", cause);
    }
    return cause instanceof IOException failure
        ? ofBody(call, failure)
        : new IllegalStateException(cause);
  }

  /** Of reading the body. */
  RuntimeException ofBody(Call call, IOException failure) {
    if (failure instanceof BodyStream.SlowBodyException) {
      return tooSlow(failure);
    }
    if (failure instanceof InterruptedIOException) {
      return SingerException.external(call.shown() + ": interrupted.", failure);
    }
    if (failure instanceof ZipException || failure instanceof EOFException) {
      return passing("a body whose compression is broken or cut off", failure);
    }
    if (failure instanceof JacksonException) {
      return passing("broken or truncated JSON", failure);
    }
    return passing("the connection was lost before the whole answer had come", failure);
  }

  TransientException tooSlow(Throwable cause) {
    return passing("no whole answer within " + patience.limit(), cause);
  }

  private static SingerException noSuchHost(Call call, Throwable cause) {
    return SingerException.external(
        call.shown()
            + ": there is no host named '"
            + call.address().getHost()
            + "'. Check source.base_url and the network.",
        cause);
  }

  private static boolean within(@Nullable Throwable failure, Class<? extends Throwable> kind) {
    Throwable cause = failure;
    while (cause != null && !kind.isInstance(cause)) {
      cause = cause.getCause();
    }
    return cause != null;
  }

  private static String deepest(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
  }

  private static TransientException passing(String reason, Throwable cause) {
    return new TransientException(reason, Optional.empty(), cause);
  }
}
