package io.shoppipe.models.materialization;

/** {@code append}: rows are added, whatever is there. */
final class AppendStrategy implements IncrementalStrategy {
  @Override
  public String name() {
    return "append";
  }

  @Override
  public boolean knownTo(String adapter) {
    return true;
  }

  @Override
  public String sql(Increment increment) {
    return increment.insert();
  }
}
