package io.shoppipe.e2e.googlesql;

import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Tests on one analysing server, which knows nothing when each of them begins. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class OnAnalysingServer {
  protected AnalysingServer server;

  @BeforeAll
  void start() throws IOException {
    server = AnalysingServer.start();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void forget() {
    server.forget();
  }
}
