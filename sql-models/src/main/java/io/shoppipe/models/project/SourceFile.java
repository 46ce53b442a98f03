package io.shoppipe.models.project;

/**
 * One text file of a project. {@code path} is relative to the project's root, {@code inFolder} to
 * the configured folder it was found in; both with {@code /}.
 */
public record SourceFile(String path, String inFolder, String text) {
  /** The file's name without folders and without its ending. */
  public String stem() {
    String name = inFolder.substring(inFolder.lastIndexOf('/') + 1);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }
}
