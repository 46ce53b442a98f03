package io.shoppipe.target.cli;

import io.shoppipe.models.Models;
import io.shoppipe.models.ModelsCommand;
import io.shoppipe.models.ModelsRequest;
import io.shoppipe.models.ModelsResult;
import io.shoppipe.models.PreparedModels;
import io.shoppipe.singer.config.Config;
import io.shoppipe.warehouse.WarehouseConfig;
import io.shoppipe.warehouse.Warehouses;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * What the steps of a pipeline share: each warehouse is opened once, each project is read once, and
 * while the first step waits for its input. Thread-safe.
 */
final class SharedBySteps implements Shared, AutoCloseable {
  private final Map<WarehouseConfig, Warehouse> open = new HashMap<>();
  private final List<Project> projects = new ArrayList<>();

  /** A project as the first request asked for it. */
  private record Project(
      WarehouseConfig address, ModelsRequest request, Ahead<PreparedModels> read) {
    boolean suits(WarehouseConfig other, ModelsRequest asked) {
      return address.equals(other) && request.readsLike(asked);
    }
  }

  /** Stays open when a step closes it. */
  private record Kept(WarehouseConfig address, Warehouse warehouse) implements Warehouse {
    @Override
    public String name() {
      return warehouse.name();
    }

    @Override
    public String location() {
      return warehouse.location();
    }

    @Override
    public String database() {
      return warehouse.database();
    }

    @Override
    public Dialect dialect() {
      return warehouse.dialect();
    }

    @Override
    public Session open() {
      return warehouse.open();
    }

    @Override
    public void close() {
      // the steps close it
    }
  }

  @Override
  public synchronized Warehouse open(Config config) {
    WarehouseConfig address = Shared.address(config);
    return new Kept(address, open.computeIfAbsent(address, Warehouses::open));
  }

  /** Begins to read the project of a later step, unless an earlier one reads the same. */
  synchronized void readAhead(
      Models models, ModelsCommand command, ModelsRequest request, Config config) {
    WarehouseConfig address = Shared.address(config);
    if (find(address, request).isEmpty()) {
      Callable<PreparedModels> read =
          () -> models.prepare(command, request, AfterLoad.target(open(config)));
      projects.add(new Project(address, request, new Ahead<>("models", read)));
    }
  }

  /** What was read for an earlier command will do, as long as no step has changed the files. */
  @Override
  public ModelsResult run(
      Models models, ModelsCommand command, ModelsRequest request, Warehouse warehouse) {
    Optional<PreparedModels> read =
        command.canBeReadAhead() && warehouse instanceof Kept kept
            ? find(kept.address(), request).map(Project::read).map(Ahead::get)
            : Optional.empty();
    return read.filter(PreparedModels::isCurrent)
        .map(current -> models.run(current.doing(command, request), AfterLoad.target(warehouse)))
        .orElseGet(() -> Shared.NOTHING.run(models, command, request, warehouse));
  }

  private synchronized Optional<Project> find(WarehouseConfig address, ModelsRequest request) {
    return projects.stream().filter(project -> project.suits(address, request)).findFirst();
  }

  @Override
  public synchronized void close() {
    open.values().forEach(Warehouse::close);
    open.clear();
  }
}
