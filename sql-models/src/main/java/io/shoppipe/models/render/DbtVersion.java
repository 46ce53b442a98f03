package io.shoppipe.models.render;

/** The version of dbt that ours is like: what templates see and artifacts say. */
public final class DbtVersion {
  public static final String TEXT = "1.11.0";

  private DbtVersion() {}
}
