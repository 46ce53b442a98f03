package io.shoppipe.models;

import io.shoppipe.models.graph.ModelGraph;
import io.shoppipe.models.parse.Warning;
import io.shoppipe.models.select.EarlierRun;
import io.shoppipe.models.select.Indirect;
import io.shoppipe.models.select.Methods;
import io.shoppipe.models.select.Selection;
import io.shoppipe.models.select.Selector;
import io.shoppipe.models.select.SelectorsFile;
import io.shoppipe.models.select.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The nodes that a request chooses of a project, the words that found nothing, and the contracts
 * that were found broken.
 */
record Chosen(Set<String> ids, List<String> unmatched, List<Warning> broken) {

  static Chosen of(LoadedProject project, ModelsRequest request) {
    Choice choice = request.choice();
    Path target = Artifacts.folder(request, project.config().targetPath());
    Optional<EarlierArtifacts> artifacts =
        choice.state().map(folder -> new EarlierArtifacts(folder, target, project));
    EarlierRun earlier = artifacts.isPresent() ? artifacts.get() : EarlierRun.NONE;
    ModelGraph graph = project.parsed().graph();
    Selector selector = new Selector(graph, new Methods(project.config().name(), earlier));
    Set<String> ids = selector.select(selection(choice, project.selectors()));
    ids.removeIf(id -> !allowed(graph.node(id).resourceType(), choice));
    List<Warning> broken = artifacts.map(EarlierArtifacts::broken).orElse(List.of());
    return new Chosen(ids, selector.unmatched(), broken);
  }

  /** A named selector replaces the words; the file's default stands in where there are none. */
  private static Selection selection(Choice choice, SelectorsFile selectors) {
    Words words = new Words(Indirect.of("--indirect-selection", choice.indirect()));
    if (choice.selector().isPresent()) {
      return selectors.named(choice.selector().get());
    }
    if (choice.select().isEmpty() && choice.exclude().isEmpty()) {
      return selectors.byDefault().orElseGet(() -> words.selection(List.of(), List.of()));
    }
    return words.selection(choice.select(), choice.exclude());
  }

  private static boolean allowed(String type, Choice choice) {
    return (choice.types().isEmpty() || listed(choice.types(), type))
        && !listed(choice.excludedTypes(), type);
  }

  private static boolean listed(List<String> types, String type) {
    return types.contains(type) || types.contains("all");
  }
}
