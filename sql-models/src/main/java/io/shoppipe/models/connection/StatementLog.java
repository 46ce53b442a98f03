package io.shoppipe.models.connection;

/** Takes what sessions run. Called from several threads. */
public interface StatementLog {
  /** Before the warehouse is asked anything; throws where that connection may not ask. */
  void asks(String connection);

  /** Before a statement runs; {@code connection} is dbt's name for it, the node's id mostly. */
  void running(String connection, String sql);

  /** After it ran. */
  void ran(String answer, double seconds);
}
