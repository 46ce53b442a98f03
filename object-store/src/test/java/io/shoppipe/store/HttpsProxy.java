package io.shoppipe.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * A proxy that is asked for tunnels, notes for where and for whom, and opens none: whoever does not
 * say who he is, is asked; others are refused.
 */
final class HttpsProxy implements AutoCloseable {
  private static final String AUTHORIZATION = "proxy-authorization: ";

  private final ServerSocket socket;
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

  HttpsProxy() throws IOException {
    socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve);
    thread.setDaemon(true);
    thread.start();
  }

  /** {@code host:port}. */
  String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /** {@code CONNECT host:port}, with what was said about who asks. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void serve() {
    while (!socket.isClosed()) {
      try (Socket caller = socket.accept()) {
        answer(caller);
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private void answer(Socket caller) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(caller.getInputStream(), US_ASCII));
    String request = String.valueOf(in.readLine()).replace(" HTTP/1.1", "");
    String who = "";
    String line;
    while ((line = in.readLine()) != null && !line.isEmpty()) {
      if (line.toLowerCase(Locale.ROOT).startsWith(AUTHORIZATION)) {
        who = " " + line.substring(AUTHORIZATION.length());
      }
    }
    asked.add(request + who);
    String answer =
        who.isEmpty()
            ? "407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\""
            : "403 Forbidden";
    String head = "HTTP/1.1 " + answer + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    caller.getOutputStream().write(head.getBytes(US_ASCII));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
