package io.shoppipe.models.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.error.SingerException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for enforced contracts that the project has broken since an earlier manifest. A broken
 * version of a model is an error, as a new version could be made; other models are warned of.
 */
final class ContractBreaks {
  private final Manifest before;
  private final Manifest now;
  private final Set<String> warnings = new LinkedHashSet<>();

  ContractBreaks(Manifest before, Manifest now) {
    this.before = before;
    this.now = now;
  }

  /** What was found of models without versions. */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Fails with CONFIG where it is that of a version. */
  void check() {
    for (var node : before.root().path("nodes").properties()) {
      if (node.getValue().path("resource_type").asText().equals("model")) {
        check(node.getKey(), node.getValue());
      }
    }
  }

  private void check(String id, JsonNode was) {
    JsonNode is = now.root().path("nodes").path(id);
    if (is.isMissingNode()) {
      removed(id, was);
      return;
    }
    String adapter = now.root().path("metadata").path("adapter_type").asText();
    List<String> breaks = new BrokenContract(was, is, adapter).breaks();
    if (!breaks.isEmpty()) {
      tell(is, String.join("; ", breaks));
    }
  }

  /** A model that was deprecated long enough may go. */
  private void removed(String id, JsonNode was) {
    JsonNode disabled = now.root().path("disabled").path(id).path(0);
    JsonNode model = disabled.isMissingNode() ? was : disabled;
    String today = now.root().path("metadata").path("generated_at").asText();
    String end = model.path("deprecation_date").asText("");
    boolean past = model.path("deprecation_date").isTextual() && end.compareTo(today) < 0;
    if (BrokenContract.isEnforced(model) && !past) {
      String how = disabled.isMissingNode() ? "deleted or renamed" : "disabled";
      tell(model, "Contracted model '" + id + "' was " + how);
    }
  }

  private void tell(JsonNode model, String breaks) {
    String place =
        model.path("name").asText() + " (" + model.path("original_file_path").asText() + ")";
    boolean versioned = !model.path("version").isMissingNode() && !model.path("version").isNull();
    if (versioned) {
      throw SingerException.config(
          "Breaking change to contract in model %s: While comparing to previous project state, dbt detected a breaking change to an enforced contract. %s. Only add to it, or make a new version of the model."
              .formatted(place, breaks));
    }
    warnings.add(
        "Breaking change to contracted, unversioned model %s: While comparing to previous project state, dbt detected a breaking change to an unversioned model. %s."
            .formatted(place, breaks));
  }
}
