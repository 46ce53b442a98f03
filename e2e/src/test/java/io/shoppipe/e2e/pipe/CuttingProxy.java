package io.shoppipe.e2e.pipe;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Passes connections on to a port of this machine until it is told to cut them all. */
final class CuttingProxy implements AutoCloseable {
  private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final int port;

  CuttingProxy(int port) throws IOException {
    this.port = port;
    run(this::accept);
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Every connection breaks, and no new one is taken. */
  void cut() throws IOException {
    socket.close();
    for (Socket each : open) {
      each.close();
    }
  }

  @Override
  public void close() throws IOException {
    cut();
  }

  private interface Work {
    void run() throws IOException;
  }

  private void accept() throws IOException {
    while (true) {
      Socket client = socket.accept();
      Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
      open.addAll(List.of(client, server));
      run(() -> pass(client, server));
      run(() -> pass(server, client));
    }
  }

  private static void pass(Socket from, Socket to) throws IOException {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    }
  }

  /** A closed socket is how each of the threads ends. */
  private static void run(Work work) {
    Thread thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException closed) {
                Thread.currentThread().interrupt();
              }
            });
    thread.setDaemon(true);
    thread.start();
  }
}
