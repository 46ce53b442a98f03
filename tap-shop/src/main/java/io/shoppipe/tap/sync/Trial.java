package io.shoppipe.tap.sync;

import java.util.List;
import java.util.Map;

/**
 * A stream and what hangs on it, to be tried: one record of each is read and held against its
 * schema, nothing is sent.
 */
public final class Trial {
  private final FamilySync family;

  Trial(FamilySync family) {
    this.family = family;
  }

  /** The streams' names, parents first. */
  public List<String> streams() {
    return family.allOutputs().map(Output::stream).toList();
  }

  /** How many records came of each stream; fails with what is wrong. */
  public List<Long> run() {
    List<Output> outputs = family.allOutputs().toList();
    family.read(Map.of(), null);
    return outputs.stream().map(Output::records).toList();
  }
}
