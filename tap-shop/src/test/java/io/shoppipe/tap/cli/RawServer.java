package io.shoppipe.tap.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A server that answers with whatever bytes a test wants, a script for each connection. */
final class RawServer implements AutoCloseable {
  private final ServerSocket server;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /** Answers one request. */
  interface Script {
    void answer(OutputStream out, Socket socket, CountDownLatch closed)
        throws IOException, InterruptedException;
  }

  /** The last script serves every further connection too. */
  RawServer(Script... scripts) {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread thread = new Thread(() -> serve(scripts), "raw-server");
    thread.setDaemon(true);
    thread.start();
  }

  /** A whole answer with these headers (each with its line end) and this body, then the end. */
  static Script answer(String headers, byte[] body) {
    return (out, socket, closed) -> {
      out.write(
          ("HTTP/1.1 200 OK\r\nConnection: close\r\n" + headers + "\r\n")
              .getBytes(StandardCharsets.UTF_8));
      out.write(body);
      out.flush();
    };
  }

  static Script answer(String headers, String body) {
    return answer(headers, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Closes the connection so that the client sees a reset. */
  static Script reset(String headers, String body) {
    return (out, socket, closed) -> {
      answer(headers, body).answer(out, socket, closed);
      socket.setSoLinger(true, 0);
    };
  }

  /** Sends the beginning, then nothing more. */
  static Script hang(String headers, String body) {
    return (out, socket, closed) -> {
      answer(headers, body).answer(out, socket, closed);
      closed.await();
    };
  }

  /** Sends a blank every few milliseconds, for ever. */
  static Script drip(String headers) {
    return (out, socket, closed) -> {
      answer(headers, "[").answer(out, socket, closed);
      while (closed.getCount() > 0) {
        out.write(' ');
        out.flush();
        closed.await(20, TimeUnit.MILLISECONDS);
      }
    };
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  private void serve(Script[] scripts) {
    for (int i = 0; closed.getCount() > 0; i++) {
      Script script = scripts[Math.min(i, scripts.length - 1)];
      try {
        Socket socket = server.accept();
        sockets.add(socket);
        Thread thread = new Thread(() -> serve(socket, script), "raw-answer");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        // The test has ended.
      }
    }
  }

  private void serve(Socket socket, Script script) {
    try (socket) {
      readHead(socket.getInputStream());
      script.answer(socket.getOutputStream(), socket, closed);
    } catch (IOException | InterruptedException e) {
      // The client gave up, or the test has ended.
    }
  }

  private static void readHead(InputStream in) throws IOException {
    int ends = 0;
    for (int b = in.read(); b >= 0 && ends < 4; b = ends == 4 ? b : in.read()) {
      ends = b == '\r' || b == '\n' ? ends + 1 : 0;
      if (ends == 4) {
        return;
      }
    }
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      server.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
