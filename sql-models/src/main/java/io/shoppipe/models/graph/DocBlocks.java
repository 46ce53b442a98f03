package io.shoppipe.models.graph;

import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.error.SingerException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds docs blocks by name: without a package in the root project, then in the package of who
 * asks, then anywhere. Immutable.
 */
public final class DocBlocks {
  private final String root;
  private final Map<String, DocBlock> byId = new LinkedHashMap<>();

  /** Fails where two of one package have the same name. */
  public DocBlocks(String root, Collection<DocBlock> blocks) {
    this.root = root;
    for (DocBlock block : blocks) {
      DocBlock before = byId.put(block.id(), block);
      if (before != null) {
        throw SingerException.config(
            "Two docs blocks have the name '%s': in %s and in %s. Rename one."
                .formatted(block.name(), before.path(), block.path()));
      }
    }
  }

  public List<DocBlock> all() {
    return List.copyOf(byId.values());
  }

  /** {@code from} is the package of who asks. */
  public Optional<DocBlock> find(String from, Optional<String> packageName, String name) {
    if (packageName.isPresent()) {
      return Optional.ofNullable(byId.get(id(packageName.get(), name)));
    }
    @Nullable DocBlock own =
        Stream.of(root, from)
            .map(owner -> byId.get(id(owner, name)))
            .filter(block -> block != null)
            .findFirst()
            .orElse(null);
    return own == null
        ? byId.values().stream().filter(block -> block.name().equals(name)).findFirst()
        : Optional.of(own);
  }

  /** The id of the block of that name in that package. */
  public static String id(String packageName, String name) {
    return "doc." + packageName + "." + name;
  }

  /** "did you mean", or the empty text. */
  public String hint(String name) {
    Set<String> names = new TreeSet<>();
    byId.values().forEach(block -> names.add(block.name()));
    return NearMiss.hint(name, names);
  }
}
