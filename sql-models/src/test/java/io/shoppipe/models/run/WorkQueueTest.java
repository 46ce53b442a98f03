package io.shoppipe.models.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.models.graph.Description;
import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.graph.ModelNode;
import io.shoppipe.models.graph.NodeConfig;
import io.shoppipe.models.graph.RelationName;
import io.shoppipe.models.graph.RunOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkQueueTest {
  @Test
  void skipsAllThatWaitsForAFailure() throws InterruptedException {
    WorkQueue queue = queue();
    assertThat(queue.take()).contains(new WorkQueue.Turn("model.p.a", 1, false));
    queue.done("model.p.a", true);
    assertThat(queue.take()).contains(new WorkQueue.Turn("model.p.b", 2, true));
    queue.done("model.p.b", false);
    assertThat(queue.take()).contains(new WorkQueue.Turn("model.p.c", 3, true));
    queue.done("model.p.c", false);
    assertThat(queue.take()).isEmpty();
  }

  @Test
  void handsNothingOutAfterAStop() throws InterruptedException {
    WorkQueue queue = queue();
    queue.stop();
    assertThat(queue.take()).isEmpty();
  }

  @Test
  void skipsTheRestWhenToldTo() throws InterruptedException {
    WorkQueue queue = queue();
    queue.skipRest();
    assertThat(queue.take()).contains(new WorkQueue.Turn("model.p.a", 1, true));
  }

  private static WorkQueue queue() {
    ModelGraph graph = new ModelGraph(List.of(model("a"), model("b", "a"), model("c", "b")));
    Set<String> all = Set.of("model.p.a", "model.p.b", "model.p.c");
    return new WorkQueue(new RunOrder(graph, all, RunOrder.TestEdges.BUILD));
  }

  private static ModelNode model(String name, String... reads) {
    return new ModelNode(
        "model.p." + name,
        name,
        List.of("p", name),
        name + ".sql",
        new NodeConfig(Map.of()),
        new RelationName("d", "s", name),
        "select 1",
        Description.NONE,
        Optional.empty(),
        Optional.empty(),
        List.of(reads).stream().map(read -> "model.p." + read).toList());
  }
}
