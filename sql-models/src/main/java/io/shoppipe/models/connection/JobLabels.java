package io.shoppipe.models.connection;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Labels of a job from a query's comment, as dbt-bigquery makes them: one for each member of a JSON
 * object, else the whole text as {@code query_comment}.
 */
final class JobLabels {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern FORBIDDEN = Pattern.compile("[^a-z0-9_-]");
  private static final int LENGTH = 63;

  private JobLabels() {}

  static Map<String, String> of(String comment) {
    Map<String, String> labels = new LinkedHashMap<>();
    JsonNode members = object(comment);
    if (members == null) {
      labels.put("query_comment", legal(comment));
    } else {
      members
          .properties()
          .forEach(member -> labels.put(legal(member.getKey()), legal(text(member.getValue()))));
    }
    return labels;
  }

  private static @Nullable JsonNode object(String comment) {
    try {
      JsonNode found = JSON.readTree(comment);
      return found.isObject() ? found : null;
    } catch (JsonProcessingException notJson) {
      return null;
    }
  }

  /** As Python writes the value, but for objects and arrays. */
  private static String text(JsonNode value) {
    if (value.isNull()) {
      return "None";
    }
    return value.isValueNode() ? value.asText() : value.toString();
  }

  private static String legal(String text) {
    String bare = FORBIDDEN.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll("_");
    return bare.length() > LENGTH ? bare.substring(0, LENGTH) : bare;
  }
}
