package io.shoppipe.target.steps;

import com.fasterxml.jackson.databind.JsonNode;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.ExactJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** One step as it went; {@code detail} is one line for people. */
public record Step(String name, boolean done, BigDecimal seconds, long rows, String detail) {
  /** Reads steps that other programs made: {@code {"steps": [{"step": …, "seconds": …}]}}. */
  public static List<Step> of(String json) {
    try {
      List<Step> steps = new ArrayList<>();
      for (JsonNode step : ExactJson.MAPPER.readTree(json).path("steps")) {
        steps.add(of(step));
      }
      return steps;
    } catch (IOException e) {
      throw SingerException.config("--done: not valid JSON: " + e.getMessage());
    }
  }

  private static Step of(JsonNode step) {
    if (!step.path("step").isTextual() || !step.path("seconds").isNumber()) {
      throw SingerException.config(
          "--done: a step is {\"step\": NAME, \"seconds\": N, \"rows\": N, \"detail\": TEXT}, not "
              + step);
    }
    return new Step(
        step.path("step").asText(),
        step.path("status").asText("done").equals("done"),
        step.path("seconds").decimalValue(),
        step.path("rows").asLong(),
        step.path("detail").asText());
  }

  /** What it was, in one line. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%-9s  %s%s, %d rows  (%.2f s)",
        name,
        done ? "" : "FAILED: ",
        detail,
        rows,
        seconds);
  }
}
