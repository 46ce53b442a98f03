package io.shoppipe.models.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shoppipe.models.Models;
import io.shoppipe.models.ModelsCommand;
import io.shoppipe.models.ModelsRequest;
import io.shoppipe.models.TargetWarehouse;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import io.shoppipe.warehouse.duckdb.DuckDbWarehouse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunnerTest {
  @TempDir private Path folder;
  private final List<String> lines = new ArrayList<>();

  @Test
  void anErrorOfAWorkerEndsTheRun() throws IOException {
    Files.writeString(folder.resolve("dbt_project.yml"), "name: p\nprofile: p\nversion: '1.0'\n");
    Files.createDirectories(folder.resolve("models"));
    Files.writeString(folder.resolve("models/a.sql"), "select 1 as id");
    try (Warehouse warehouse = new WithoutWorkers(new DuckDbWarehouse(DuckDbWarehouse.IN_MEMORY))) {
      Models models = new Models(lines::add, Clock.systemUTC());
      TargetWarehouse target = new TargetWarehouse(warehouse, "dev", "main", 1);
      assertThatThrownBy(() -> models.run(ModelsCommand.RUN, ModelsRequest.of(folder), target))
          .isInstanceOf(OutOfMemoryError.class)
          .hasMessage("no room for a worker");
    }
    assertThat(lines).anyMatch(line -> line.contains("Concurrency"));
    assertThat(lines).noneMatch(line -> line.contains("Completed") || line.contains("Done."));
  }

  /** One that a worker can't open a session of. */
  private record WithoutWorkers(Warehouse real) implements Warehouse {
    @Override
    public String name() {
      return real.name();
    }

    @Override
    public String location() {
      return real.location();
    }

    @Override
    public String database() {
      return real.database();
    }

    @Override
    public Dialect dialect() {
      return real.dialect();
    }

    @Override
    public Session open() {
      if (Thread.currentThread().getName().endsWith("(worker)")) {
        throw new OutOfMemoryError("no room for a worker");
      }
      return real.open();
    }

    @Override
    public void close() {
      real.close();
    }
  }
}
