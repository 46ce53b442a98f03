package io.shoppipe.tap.definition;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.error.NearMiss;
import io.shoppipe.singer.map.KeyedHash;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Makes the streams out of the preset's definitions and the user's own, which go before the
 * preset's of the same name. Everything that is wrong is added to the problems.
 */
public final class DefinitionReader {
  private static final List<String> COMMON =
      List.of(
          "method",
          "parameters",
          "headers",
          "body",
          "records",
          "single_record",
          "total",
          "total_header",
          "total_is_estimate",
          "paging",
          "page_size",
          "parallel_pages",
          "conditional_requests");

  private final SchemaNeed need;
  private final String hashKey;
  private final Problems problems;

  /** {@code hashKey}: what fields are hashed with, empty where there is none. */
  public DefinitionReader(SchemaNeed need, String hashKey, Problems problems) {
    this.need = need;
    this.hashKey = hashKey;
    this.problems = problems;
  }

  /** The definitions of a preset alone. */
  public static Definitions preset(String name) {
    Problems none = new Problems();
    Definitions found =
        new DefinitionReader(SchemaNeed.REQUIRED, "", none)
            .read(
                Config.of(
                    JsonNodeFactory.instance
                        .objectNode()
                        .set("source", JsonNodeFactory.instance.objectNode().put("preset", name))));
    none.throwIfAny();
    return found;
  }

  /** What is found must not be used where there are problems. */
  public Definitions read(Config config) {
    Map<String, Origin> origins = new LinkedHashMap<>();
    config
        .text("source.preset")
        .map(DefinitionFiles::ofPreset)
        .ifPresent(found -> found.forEach(origin -> origins.put(origin.id(), origin)));
    Set<String> own = new LinkedHashSet<>();
    for (Origin origin : new DefinitionFiles(problems).own(config)) {
      if (!own.add(origin.id())) {
        problems.add(origin.where() + ": there are two streams '" + origin.id() + "'.");
      }
      origins.put(origin.id(), origin);
    }
    if (origins.isEmpty()) {
      problems.add(
          "config: there is nothing to read. Set source.preset, or write your own streams under"
              + " 'streams' or into the folder 'streams_dir'.");
    }
    check(origins);
    Config effective = withPreset(config);
    if (!problems.isEmpty()) {
      return new Definitions(effective, List.of());
    }
    Definitions found = new Definitions(effective, streams(effective, origins));
    unreached(origins, found.streamNames());
    return found;
  }

  private static Config withPreset(Config config) {
    ObjectNode own =
        config.node("source") instanceof ObjectNode source
            ? source
            : JsonNodeFactory.instance.objectNode();
    ObjectNode given =
        config
            .text("source.preset")
            .map(name -> DefinitionFiles.preset(name).withObject("/source"))
            .orElseGet(JsonNodeFactory.instance::objectNode);
    return config.with(JsonNodeFactory.instance.objectNode().set("source", Merge.over(given, own)));
  }

  private void check(Map<String, Origin> origins) {
    for (Origin origin : origins.values()) {
      if (!origin.parent().isEmpty() && !origins.containsKey(origin.parent())) {
        problems.add(
            origin.where()
                + ": its parent '"
                + origin.parent()
                + "' is no stream."
                + NearMiss.hint(origin.parent(), origins.keySet()));
      }
      if (origin.json().has("hash") && hashKey.isEmpty()) {
        problems.add(
            origin.where()
                + ": 'hash' needs its key in the environment variable "
                + KeyedHash.VARIABLE
                + "; make one with 'openssl rand -hex 32', keep it, and export it.");
      }
      if (!origin.json().path("schema").isObject()) {
        schema(origin);
      }
    }
  }

  private void unreached(Map<String, Origin> origins, List<String> reached) {
    for (Origin origin : origins.values()) {
      if (!reached.contains(origin.id())) {
        problems.add(
            origin.where()
                + ": stream '"
                + origin.id()
                + "' hangs on '"
                + origin.parent()
                + "', which is itself cut out of records, or hangs on this one. Name another"
                + " parent.");
      }
    }
  }

  private void schema(Origin origin) {
    origin.json().set("schema", JsonNodeFactory.instance.objectNode().put("type", "object"));
    if (need == SchemaNeed.REQUIRED) {
      problems.add(
          origin.where()
              + ": stream '"
              + origin.id()
              + "' has no schema. Write one, or let 'tap-shop infer' do it.");
    }
  }

  private List<StreamDefinition> streams(Config config, Map<String, Origin> origins) {
    ObjectNode common = JsonNodeFactory.instance.objectNode();
    for (String name : COMMON) {
      if (config.has("source." + name)) {
        common.set(name, config.node("source." + name));
      }
    }
    return under("", new StreamParser(common, hashing()), origins);
  }

  private UnaryOperator<String> hashing() {
    return hashKey.isEmpty() ? UnaryOperator.identity() : new KeyedHash(hashKey)::hex;
  }

  private static List<StreamDefinition> under(
      String parent, StreamParser parser, Map<String, Origin> origins) {
    List<StreamDefinition> streams = new ArrayList<>();
    for (Origin origin : origins.values()) {
      if (origin.parent().equals(parent) && !origin.isCut()) {
        List<ChildDefinition> cut =
            origins.values().stream()
                .filter(child -> child.parent().equals(origin.id()) && child.isCut())
                .map(child -> parser.child(child.json()))
                .toList();
        List<StreamDefinition> fetched = under(origin.id(), parser, origins);
        streams.add(parser.stream(origin.json(), outer(origin, origins), cut, fetched));
      }
    }
    return streams;
  }

  /** The names in the contexts of all streams above one that is reached from the top. */
  private static List<String> outer(Origin origin, Map<String, Origin> origins) {
    List<String> names = new ArrayList<>();
    Origin above = origins.get(origin.parent());
    while (above != null) {
      above.json().path("parent").path("context").fieldNames().forEachRemaining(names::add);
      above = origins.get(above.parent());
    }
    return names;
  }
}
