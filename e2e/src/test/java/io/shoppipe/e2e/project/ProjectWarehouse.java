package io.shoppipe.e2e.project;

/** Where projects are loaded into: makes databases and copies of them. */
interface ProjectWarehouse {
  /** Makes an empty database; its URL as the target's config wants it. */
  String create(String name);

  /** Makes a copy of a database that {@link #create} made and nobody has open. */
  String copy(String original, String name);
}
