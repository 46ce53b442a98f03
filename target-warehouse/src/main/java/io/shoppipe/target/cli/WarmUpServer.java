package io.shoppipe.target.cli;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * Speaks PostgreSQL's protocol to the driver, knows no table and forgets every row: a load runs
 * through all its code against it. Queries find nothing, COPY takes everything.
 */
final class WarmUpServer implements AutoCloseable {
  private final ServerSocket socket;

  private WarmUpServer(ServerSocket socket) {
    this.socket = socket;
  }

  static WarmUpServer start() throws IOException {
    WarmUpServer server =
        new WarmUpServer(new ServerSocket(0, 5, InetAddress.getLoopbackAddress()));
    Thread thread = new Thread(server::serve, "warm-up-server");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  int port() {
    return socket.getLocalPort();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private void serve() {
    try {
      while (true) {
        Thread client = new Thread(new Client(socket.accept())::run, "warm-up-client");
        client.setDaemon(true);
        client.start();
      }
    } catch (IOException closed) {
      // The warm-up is over.
    }
  }

  /** One connection; it remembers which statement has which name, and which is bound. */
  private static final class Client {
    private final Socket socket;
    private final Map<String, String> statements = new HashMap<>();
    private String bound = "";

    Client(Socket socket) {
      this.socket = socket;
    }

    void run() {
      try (Socket open = socket;
          DataInputStream in = new DataInputStream(new BufferedInputStream(open.getInputStream()));
          DataOutputStream out =
              new DataOutputStream(new BufferedOutputStream(open.getOutputStream()))) {
        greet(in, out);
        while (true) {
          answer(in.readByte(), in.readNBytes(in.readInt() - Integer.BYTES), out);
          if (in.available() == 0) {
            out.flush();
          }
        }
      } catch (EOFException end) {
        // The client has gone.
      } catch (IOException broken) {
        // It has gone without a word.
      }
    }

    private static void greet(DataInputStream in, DataOutputStream out) throws IOException {
      byte[] request = in.readNBytes(in.readInt() - Integer.BYTES);
      if (request.length == Integer.BYTES) {
        out.write('N'); // no encryption: the client begins again
        out.flush();
        request = in.readNBytes(in.readInt() - Integer.BYTES);
      }
      send(out, 'R', new byte[Integer.BYTES]);
      parameter(out, "server_version", "17.0");
      parameter(out, "server_encoding", "UTF8");
      parameter(out, "client_encoding", "UTF8");
      parameter(out, "DateStyle", "ISO, MDY");
      parameter(out, "TimeZone", "UTC");
      parameter(out, "integer_datetimes", "on");
      parameter(out, "standard_conforming_strings", "on");
      send(out, 'K', new byte[2 * Integer.BYTES]);
      send(out, 'Z', new byte[] {'I'});
      out.flush();
    }

    private static void parameter(DataOutputStream out, String name, String value)
        throws IOException {
      send(out, 'S', (name + "\0" + value + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    private void answer(byte type, byte[] body, DataOutputStream out) throws IOException {
      String[] words = new String(body, StandardCharsets.ISO_8859_1).split("\0", 3);
      switch (type) {
        case 'P' -> {
          statements.put(words[0], words[1].strip());
          send(out, '1', new byte[0]);
        }
        case 'B' -> {
          bound = statements.getOrDefault(words[1], "");
          send(out, '2', new byte[0]);
        }
        case 'C' -> send(out, '3', new byte[0]);
        case 'D' -> describe(body[0] == 'S', out);
        case 'E' -> complete(bound, out);
        case 'S' -> send(out, 'Z', new byte[] {'I'});
        case 'Q' -> query(words[0], out);
        case 'c' -> query("", out);
        default -> {
          // Rows of a COPY, a flush, the end: nothing to say.
        }
      }
    }

    /** A result of one text column, of a statement that has no parameters. */
    private void describe(boolean statement, DataOutputStream out) throws IOException {
      if (statement) {
        send(out, 't', new byte[Short.BYTES]);
      }
      if (bound.startsWith("SELECT")) {
        byte[] column = new byte[22];
        column[1] = 1;
        column[2] = 'c';
        column[13] = 25; // the type text
        send(out, 'T', column);
      } else {
        send(out, 'n', new byte[0]);
      }
    }

    private static void query(String sql, DataOutputStream out) throws IOException {
      if (sql.startsWith("COPY")) {
        send(out, 'G', new byte[] {1, 0, 0});
      } else {
        complete(sql, out);
        send(out, 'Z', new byte[] {'I'});
      }
    }

    /** The statement's first word is its answer, near enough. */
    private static void complete(String sql, DataOutputStream out) throws IOException {
      String word = sql.split("\\s", 2)[0];
      String tag = word.equals("INSERT") ? "INSERT 0 0" : word.equals("BEGIN") ? word : "COPY 0";
      send(out, 'C', (tag + "\0").getBytes(StandardCharsets.US_ASCII));
    }

    private static void send(DataOutputStream out, char type, byte[] body) throws IOException {
      out.write(type);
      out.writeInt(body.length + Integer.BYTES);
      out.write(body);
    }
  }
}
