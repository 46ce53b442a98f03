package io.shoppipe.models.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * What the methods of {@code state:} find: the project as it is now against an earlier manifest.
 */
public final class Changes {
  /** What compares contracts. */
  private static final Set<String> WITH_CONTRACTS =
      Set.of("modified", "unmodified", "modified.contract");

  private final Manifest before;
  private final Manifest now;
  private final Map<String, Predicate<String>> checks = new TreeMap<>();
  private final MacroChanges macros;
  private final ContractBreaks contracts;

  public Changes(Manifest before, Manifest now) {
    this.before = before;
    this.now = now;
    this.macros = new MacroChanges(before, now);
    this.contracts = new ContractBreaks(before, now);
    checks.put("new", this::isNew);
    checks.put("old", id -> !isNew(id));
    checks.put("modified", this::modified);
    checks.put("unmodified", id -> !modified(id));
    checks.put("modified.body", id -> changed(id, NodeChanges::body));
    checks.put("modified.configs", id -> changed(id, NodeChanges::configs));
    checks.put(
        "modified.persisted_descriptions", id -> changed(id, NodeChanges::persistedDescriptions));
    checks.put("modified.relation", id -> changed(id, NodeChanges::relation));
    checks.put("modified.macros", id -> macros.reach(now.entry(id)));
    checks.put("modified.contract", id -> changed(id, NodeChanges::contract));
  }

  /** The contracts of models without versions that were found broken by what was asked for. */
  public List<String> broken() {
    return contracts.warnings();
  }

  /**
   * Of these ids those that are {@code what}, such as {@code modified.body}. Fails with CONFIG
   * where that compares contracts and one of a model's version is broken.
   */
  public Set<String> find(String what, Collection<String> ids) {
    Predicate<String> check = checks.get(what);
    if (check == null) {
      throw SingerException.usage(
          "state:%s: there is no such comparison.%s There is: %s"
              .formatted(
                  what, NearMiss.hint(what, checks.keySet()), String.join(", ", checks.keySet())));
    }
    if (WITH_CONTRACTS.contains(what)) {
      contracts.check();
    }
    Set<String> found = new TreeSet<>();
    ids.stream().filter(check).forEach(found::add);
    return found;
  }

  private boolean isNew(String id) {
    return before.entry(id).isMissingNode();
  }

  private boolean modified(String id) {
    return changed(id, NodeChanges::contents) || macros.reach(now.entry(id));
  }

  /** What is new has changed in all that it is. */
  private boolean changed(String id, Predicate<NodeChanges> how) {
    JsonNode old = before.entry(id);
    return old.isMissingNode() || how.test(new NodeChanges(old, now.entry(id)));
  }
}
