package io.shoppipe.tap.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A service with two records on two pages, for {@link WarmUp}; it answers whatever is asked, and
 * hangs up on TLS. Ends with the process.
 */
final class WarmUpService {
  private static final String PAGE =
      """
      {"rows":[{"id":%d,"name":"n","price":1.25,"paid":true,"tags":["t"],"at":"2026-01-31T01:02:03.456Z",
      "more":{"at":"2026-01-31T01:02:03.456Z","a":null}}],"total":2}
      """;

  private final ServerSocket socket;

  private WarmUpService(ServerSocket socket) {
    this.socket = socket;
  }

  static WarmUpService start() throws IOException {
    WarmUpService service =
        new WarmUpService(new ServerSocket(0, 0, InetAddress.getLoopbackAddress()));
    begin(service::accept);
    return service;
  }

  /** What a config's {@code source.base_url} says after the scheme. */
  String address() {
    return "://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort();
  }

  private static void begin(Runnable task) {
    Thread thread = new Thread(task, "warm-up");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = socket.accept();
        begin(() -> serve(client));
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void serve(Socket client) {
    try (client;
        BufferedReader in =
            new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
      if (in.read() != 'G') {
        return; // TLS greets
      }
      for (String request = in.readLine(); request != null; request = in.readLine()) {
        for (String header = in.readLine(); !String.valueOf(header).isEmpty(); ) {
          header = in.readLine();
        }
        byte[] body = PAGE.formatted(request.contains("skip=1") ? 2 : 1).getBytes(US_ASCII);
        String head =
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
                + body.length
                + "\r\n\r\n";
        client.getOutputStream().write(head.getBytes(US_ASCII));
        client.getOutputStream().write(body);
      }
    } catch (IOException e) {
      // The tap has hung up.
    }
  }
}
