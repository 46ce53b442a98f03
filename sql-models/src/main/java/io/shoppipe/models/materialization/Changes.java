package io.shoppipe.models.materialization;

import java.util.ArrayList;
import java.util.List;

/** What a build does to the relations: known to others only once it is committed. */
public final class Changes {
  private final List<Runnable> pending = new ArrayList<>();

  void add(Runnable change) {
    pending.add(change);
  }

  void committed() {
    pending.forEach(Runnable::run);
    pending.clear();
  }

  /** What was done was undone. */
  void rolledBack() {
    pending.clear();
  }
}
