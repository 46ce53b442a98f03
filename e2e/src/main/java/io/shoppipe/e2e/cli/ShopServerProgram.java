package io.shoppipe.e2e.cli;

import io.shoppipe.e2e.shop.ShopData;
import io.shoppipe.e2e.shop.ShopServer;
import io.shoppipe.e2e.shop.ShopSettings;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * {@code bin/shop-server}: runs the local shop until it is stopped by a signal. Prints its URL once
 * it answers.
 */
public final class ShopServerProgram {
  private static final String USAGE =
      "usage: shop-server --preset fakestore|dummyjson --data DIR [--port N]";
  private static final String HELP =
      USAGE
          + """


          A local shop on 127.0.0.1 that answers like fakestoreapi.com or dummyjson.com.
            --preset  the API it answers like
            --data    a folder with products.json, carts.json and users.json
            --port    the port; a free one if it is missing
          It prints its URL on stdout as soon as it answers, and runs until Ctrl-C.
          """;

  private ShopServerProgram() {}

  /** Runs it; ends the process only on a mistake or when help was asked for. */
  public static void main(String[] arguments) {
    int exit = run(List.of(arguments), System.out, System.err);
    if (exit >= 0) {
      System.exit(exit);
    }
    stayUntilSignal();
  }

  /** The exit code, or -1 if a server was started, which goes on running. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      out.print(HELP);
      return 0;
    }
    try {
      return start(ShopServerArguments.of(arguments), out, err);
    } catch (IllegalArgumentException e) {
      err.println("shop-server: " + e.getMessage() + "; " + USAGE);
      return 2;
    } catch (UncheckedIOException e) {
      err.println("shop-server: " + e.getMessage() + "; check --data");
      return 3;
    }
  }

  private static int start(ShopServerArguments arguments, PrintStream out, PrintStream err) {
    ShopSettings settings = ShopSettings.of(arguments.preset()).withPort(arguments.port());
    ShopData data = ShopData.read(arguments.data());
    try {
      out.println(ShopServer.start(settings, data).url());
      return -1;
    } catch (IOException e) {
      err.println(
          "shop-server: cannot listen on port "
              + arguments.port()
              + " of 127.0.0.1: "
              + e.getMessage()
              + "; choose another --port, or leave it out for a free one");
      return 5;
    }
  }

  private static void stayUntilSignal() {
    try {
      Thread.currentThread().join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
