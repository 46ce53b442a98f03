package io.shoppipe.e2e.shop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a shop holds: its resources by name, each a list of objects with an integer {@code id}, in
 * the order of the file. A changed copy is made by {@link #with} and {@link #without}; the nodes
 * themselves must not be changed.
 */
public record ShopData(Map<String, List<ObjectNode>> resources) {
  private static final List<String> NAMES = List.of("products", "carts", "users");

  public ShopData {
    resources = Map.copyOf(resources);
  }

  /**
   * Reads {@code products.json}, {@code carts.json} and {@code users.json}, each a JSON array.
   *
   * @throws UncheckedIOException if one is missing or broken; the message names the file
   */
  public static ShopData read(Path folder) {
    ShopData data = new ShopData(Map.of());
    for (String name : NAMES) {
      data = data.replaced(name, readArray(folder.resolve(name + ".json")));
    }
    return data;
  }

  /** The objects of a resource, none if there is no such resource. */
  public List<ObjectNode> of(String resource) {
    return resources.getOrDefault(resource, List.of());
  }

  /** A copy in which {@code object} takes the place of the one with its id, or comes last. */
  public ShopData with(String resource, ObjectNode object) {
    List<ObjectNode> objects = new ArrayList<>(of(resource));
    int place = indexOf(objects, object.path("id").asLong());
    if (place < 0) {
      objects.add(object);
    } else {
      objects.set(place, object);
    }
    return replaced(resource, objects);
  }

  /** As {@link #with(String, ObjectNode)}, from JSON text. */
  public ShopData with(String resource, String json) {
    try {
      return with(resource, Json.MAPPER.readValue(json, ObjectNode.class));
    } catch (IOException e) {
      throw new UncheckedIOException("not a JSON object: " + json, e);
    }
  }

  /** A copy that lacks the object with this id. */
  public ShopData without(String resource, long id) {
    List<ObjectNode> objects = new ArrayList<>(of(resource));
    objects.removeIf(object -> object.path("id").asLong() == id);
    return replaced(resource, objects);
  }

  private ShopData replaced(String resource, List<ObjectNode> objects) {
    Map<String, List<ObjectNode>> changed = new HashMap<>(resources);
    changed.put(resource, List.copyOf(objects));
    return new ShopData(changed);
  }

  private static int indexOf(List<ObjectNode> objects, long id) {
    for (int i = 0; i < objects.size(); i++) {
      if (objects.get(i).path("id").asLong() == id) {
        return i;
      }
    }
    return -1;
  }

  private static List<ObjectNode> readArray(Path file) {
    try {
      return List.of(Json.MAPPER.readValue(file.toFile(), ObjectNode[].class));
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new UncheckedIOException(
          "cannot read " + file + " as a JSON array of objects: " + why, e);
    }
  }
}
