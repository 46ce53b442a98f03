package io.shoppipe.models.run;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.RunOrder;
import io.shoppipe.models.report.NodeResult;
import io.shoppipe.models.report.Report;
import io.shoppipe.models.report.Status;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Runs nodes with several workers, each with a session of its own. A node that fails stops only
 * what waits for it. An interrupt cancels the statements under way.
 */
final class Runner {
  /** What happens after a failure. */
  enum OnFailure {
    GO_ON,
    SKIP_REST
  }

  private final ModelGraph graph;
  private final NodeRunner nodes;
  private final Warehouse warehouse;
  private final Report report;
  private final OnFailure onFailure;
  private final List<NodeResult> results = Collections.synchronizedList(new ArrayList<>());
  private final List<Session> sessions = new CopyOnWriteArrayList<>();
  private final AtomicReference<Throwable> broken = new AtomicReference<>();

  Runner(
      ModelGraph graph, NodeRunner nodes, Warehouse warehouse, Report report, OnFailure onFailure) {
    this.graph = graph;
    this.nodes = nodes;
    this.warehouse = warehouse;
    this.report = report;
    this.onFailure = onFailure;
  }

  /** The results in the order in which the nodes ended. */
  List<NodeResult> run(RunOrder order, int threads) {
    WorkQueue queue = new WorkQueue(order);
    List<Thread> workers = new ArrayList<>();
    for (int i = 1; i <= Math.min(threads, Math.max(1, order.size())); i++) {
      Thread worker = new Thread(() -> work(queue, order.size()), "Thread-" + i + " (worker)");
      worker.setDaemon(true);
      worker.start();
      workers.add(worker);
    }
    await(workers, queue);
    rethrow(broken.get());
    return List.copyOf(results);
  }

  private static void rethrow(@Nullable Throwable failed) {
    if (failed instanceof RuntimeException exception) {
      throw exception;
    }
    if (failed instanceof Error error) {
      throw error;
    }
  }

  private void await(List<Thread> workers, WorkQueue queue) {
    try {
      for (Thread worker : workers) {
        worker.join();
      }
    } catch (InterruptedException interrupted) {
      queue.stop();
      sessions.forEach(Session::cancel);
      Thread.currentThread().interrupt();
      throw SingerException.external("The run was interrupted.", interrupted);
    }
  }

  private void work(WorkQueue queue, int total) {
    try (Session session = warehouse.open()) {
      sessions.add(session);
      Optional<WorkQueue.Turn> turn = queue.take();
      while (turn.isPresent()) {
        work(turn.get(), session, queue, total);
        turn = queue.take();
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException | Error failed) { // what ends a worker ends the run
      broken.compareAndSet(null, failed);
      queue.stop();
    }
  }

  private void work(WorkQueue.Turn turn, Session session, WorkQueue queue, int total) {
    Node node = graph.node(turn.id());
    String place = turn.number() + " of " + total;
    NodeResult result;
    if (turn.skip()) {
      result = nodes.skipped(node);
    } else {
      report.started(node, place);
      result = nodes.run(node, session);
    }
    report.ended(result, place);
    results.add(result);
    boolean failed = result.status().failed() || result.status() == Status.SKIPPED;
    if (result.status().failed() && onFailure == OnFailure.SKIP_REST) {
      queue.skipRest();
    }
    queue.done(turn.id(), failed);
  }
}
