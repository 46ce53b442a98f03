package io.shoppipe.warehouse.duckdb;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.jdbc.Statements;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.duckdb.DuckDBConnection;
import org.jspecify.annotations.Nullable;

/** One DuckDB file, or a database in memory, opened in this process. */
public final class DuckDbWarehouse implements Warehouse {
  /** The path that means a database in memory. */
  public static final String IN_MEMORY = ":memory:";

  /** A new file is one that the Python DuckDB of today opens too. */
  private static final String STORAGE_VERSION = "v1.2.0";

  /** DuckDB names the database after the file, with exceptions; so it is asked. */
  private static final String FACTS =
      "SELECT current_database(), current_setting('threads'), (SELECT path FROM"
          + " duckdb_databases() WHERE database_name = current_database())";

  /**
   * The driver's complaint that it can't report its memory to a flight recorder: it is to start
   * none.
   */
  private static final Logger MEMORY_MONITOR = Logger.getLogger("org.duckdb.DuckDBMemoryMonitor");

  private final String location;
  private final DuckDbDialect dialect;
  private final String threads;
  private final DuckDbFailures failures;
  private final BatchFunction function = new BatchFunction();
  private final DuckDBConnection root;

  /** Opens the file, or makes it; fails where another process has it open. */
  public DuckDbWarehouse(String path) {
    this(path, Map.of());
  }

  /** {@code settings}: DuckDB's own, by its names. */
  public DuckDbWarehouse(String path, Map<String, String> settings) {
    boolean inMemory = path.equals(IN_MEMORY);
    location = "DuckDB " + path;
    failures = new DuckDbFailures(location);
    if (!inMemory) {
      requireFolder(Path.of(path).toAbsolutePath());
    }
    root = openRoot(inMemory ? "" : path, settings);
    List<@Nullable Object> facts = statements(root).plainQuery(FACTS).rows().get(0);
    if (!inMemory && facts.get(2) == null) {
      throw notOnDisk();
    }
    dialect = new DuckDbDialect(String.valueOf(facts.get(0)));
    threads = String.valueOf(facts.get(1));
  }

  /** DuckDB opens a CSV or JSON file as a view in memory: what is loaded there would be lost. */
  private SingerException notOnDisk() {
    close();
    return SingerException.config(location + ": it is no DuckDB database; name another file");
  }

  /** Loads the library, which takes half of what opening takes. */
  public static void prepare() {
    try {
      Class.forName("org.duckdb.DuckDBNative");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private void requireFolder(Path file) {
    Path folder = file.getParent();
    if (folder != null && !Files.isDirectory(folder)) {
      throw SingerException.config(
          location + ": the folder " + folder + " does not exist; make it or name another file");
    }
    if (Files.isDirectory(file)) {
      throw SingerException.config(location + ": it is a folder; name a file");
    }
  }

  private DuckDBConnection openRoot(String path, Map<String, String> given) {
    Properties settings = new Properties();
    settings.setProperty("storage_compatibility_version", STORAGE_VERSION);
    settings.setProperty("preserve_insertion_order", "false");
    // Else five of them wait, then are compressed at once: half a second each time, and five times
    // the memory.
    settings.setProperty("write_buffer_row_group_count", "1");
    settings.setProperty("autoinstall_known_extensions", "false");
    // The rest is for the JVM and the neighbours; what needs more is spilled beside the file.
    settings.setProperty("memory_limit", "50%");
    if (path.isEmpty()) {
      settings.setProperty("temp_directory", System.getProperty("java.io.tmpdir", "."));
    }
    given.forEach(settings::setProperty);
    MEMORY_MONITOR.setLevel(Level.OFF);
    try {
      DuckDBConnection connection =
          DuckDBConnection.newConnection("jdbc:duckdb:" + path, false, "", settings);
      function.register(connection);
      return connection;
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  private Statements statements(DuckDBConnection connection) {
    return new Statements(connection, failures, DuckDbValues::read);
  }

  @Override
  public String name() {
    return "duckdb";
  }

  @Override
  public String location() {
    return location;
  }

  @Override
  public String database() {
    return dialect.database();
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public Session open() {
    try {
      Statements statements = statements(root.duplicate());
      statements.execute("SET TimeZone = 'UTC'");
      return new DuckDbSession(statements, dialect, function, new Threads(statements, threads));
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }

  @Override
  public void close() {
    try {
      root.close();
    } catch (SQLException e) {
      throw failures.of(e);
    }
  }
}
