package io.shoppipe.store.gcs;

import io.shoppipe.singer.proxy.Proxies;
import io.shoppipe.store.remote.Body;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.time.Duration;

/** Sends a request once. Thread-safe. */
record Http(Proxies proxies, Duration connectTimeout, Duration readTimeout) {

  Answer send(Request request) throws IOException {
    HttpURLConnection connection = proxies.connection(request.address());
    connection.setConnectTimeout(Math.toIntExact(connectTimeout.toMillis()));
    connection.setReadTimeout(Math.toIntExact(readTimeout.toMillis()));
    connection.setInstanceFollowRedirects(false); // a token must not go along
    connection.setUseCaches(false);
    connection.setRequestMethod(request.method());
    request.headers().forEach(connection::setRequestProperty);
    if (request.content().isPresent()) {
      send(request.content().get(), connection);
    }
    int status = connection.getResponseCode();
    InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream();
    return new Answer(
        status, new Body(in == null ? InputStream.nullInputStream() : in, connection::disconnect));
  }

  private static void send(Request.Content content, HttpURLConnection connection)
      throws IOException {
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", content.type());
    connection.setFixedLengthStreamingMode(content.length());
    try (InputStream from = content.opener().open();
        OutputStream to = connection.getOutputStream()) {
      from.transferTo(to);
    }
  }
}
