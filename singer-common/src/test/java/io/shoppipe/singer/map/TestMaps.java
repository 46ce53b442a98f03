package io.shoppipe.singer.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.shoppipe.singer.config.Config;
import io.shoppipe.singer.config.Problems;
import io.shoppipe.singer.config.TestConfigs;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** What the tests of maps share. */
final class TestMaps {
  static final Clock CLOCK = Clock.fixed(Instant.parse("2024-05-06T07:08:09Z"), ZoneOffset.UTC);

  private TestMaps() {}

  static JsonNode resource(String name) {
    try (InputStream in = TestMaps.class.getResourceAsStream("/maps/" + name)) {
      return ExactJson.MAPPER.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static ObjectNode object(String json) {
    try {
      return (ObjectNode) ExactJson.MAPPER.readTree(json.replace('`', '"'));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static MapSettings settings(JsonNode root, Problems problems) {
    Config config = TestConfigs.of(root);
    return MapSettings.of(config, Map.of("PII_HASH_KEY", "Jefe"), CLOCK, problems);
  }

  /**
   * Equal in all but the order of names, the names of {@code type} but null, and zeros at the end.
   */
  static void assertSame(JsonNode found, JsonNode expected) {
    if (!same(found, expected, "")) {
      fail("%nfound    %s%nexpected %s", found, expected);
    }
    assertThat(found.isMissingNode()).isEqualTo(expected.isMissingNode());
  }

  private static boolean same(JsonNode found, JsonNode expected, String name) {
    if (found.isNumber() && expected.isNumber()) {
      return found.decimalValue().compareTo(expected.decimalValue()) == 0;
    }
    if (name.equals("type")) {
      return names(found).equals(names(expected));
    }
    if (found.isArray() && expected.isArray()) {
      boolean same = found.size() == expected.size();
      for (int i = 0; same && i < found.size(); i++) {
        same = same(found.get(i), expected.get(i), "");
      }
      return same;
    }
    if (found.isObject() && expected.isObject()) {
      Set<String> names = new TreeSet<>(fields(found));
      return names.equals(new TreeSet<>(fields(expected)))
          && names.stream().allMatch(each -> same(found.get(each), expected.get(each), each));
    }
    return found.equals(expected);
  }

  private static List<String> fields(JsonNode object) {
    List<String> names = new ArrayList<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Set<String> names(JsonNode type) {
    Set<String> names = new TreeSet<>();
    type.forEach(name -> names.add(name.asText()));
    if (type.isTextual()) {
      names.add(type.asText());
    }
    names.remove("null");
    return names;
  }
}
