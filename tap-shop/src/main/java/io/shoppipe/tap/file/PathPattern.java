package io.shoppipe.tap.file;

import io.shoppipe.store.api.Address;
import io.shoppipe.store.api.Glob;
import java.util.ArrayList;
import java.util.List;

/**
 * One entry of {@code path}: an address or a pattern, or several that are names of the same, of
 * which the first that is there is read ({@code data/store.csv|stores.csv}).
 */
record PathPattern(List<Address> names, boolean isPattern) {
  PathPattern {
    names = List.copyOf(names);
  }

  /**
   * A name without a slash is in the folder of the one before it; relative ones begin in {@code
   * root}, which may be empty: then in the current folder.
   */
  static PathPattern of(String root, String text) {
    List<Address> names = new ArrayList<>();
    String folder = "";
    for (String name : text.split("\\|", -1)) {
      String whole = name.contains("/") ? name : folder + name;
      folder = whole.substring(0, whole.lastIndexOf('/') + 1);
      names.add(Address.of(isAbsolute(whole) ? whole : below(root, whole)));
    }
    return new PathPattern(names, Glob.isPattern(text));
  }

  private static boolean isAbsolute(String path) {
    return path.startsWith("/") || path.contains("://");
  }

  private static String below(String root, String path) {
    String folder = Glob.escaped(root);
    return root.isEmpty() || root.endsWith("/") ? folder + path : folder + "/" + path;
  }

  /** Whether the file is one of those that are meant. */
  boolean matches(Address file) {
    return names.stream().anyMatch(name -> matches(name, file));
  }

  private static boolean matches(Address name, Address file) {
    return name.scheme() == file.scheme()
        && name.bucket().equals(file.bucket())
        && Glob.of(name.key()).matches(file.key());
  }

  @Override
  public String toString() {
    return String.join(" or ", names.stream().map(Address::toString).toList());
  }
}
