package io.shoppipe.models.report;

import io.shoppipe.models.graph.Node;
import io.shoppipe.models.graph.TestNode;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How one node went. {@code message} is the warehouse's answer or what is wrong; {@code failures}
 * the rows a test found, -1 where that has no meaning; {@code batches} are a microbatch model's;
 * {@code response} is the answer in the warehouse's own words, where it has more than a message.
 */
public record NodeResult(
    Node node,
    Status status,
    String message,
    long failures,
    long rows,
    Optional<String> compiledSql,
    Timing timing,
    String thread,
    Optional<BatchResults> batches,
    Map<String, Object> response) {
  public NodeResult {
    response = Collections.unmodifiableMap(new LinkedHashMap<>(response));
  }

  /** What a warehouse answers to a statement that changes rows, such as {@code INSERT 3}. */
  private static final Pattern COUNTED = Pattern.compile("([A-Z ]+?) (\\d+)");

  /** Of a node without batches. */
  public NodeResult(
      Node node,
      Status status,
      String message,
      long failures,
      long rows,
      Optional<String> compiledSql,
      Timing timing,
      String thread) {
    this(
        node,
        status,
        message,
        failures,
        rows,
        compiledSql,
        timing,
        thread,
        Optional.empty(),
        Map.of());
  }

  /** The same, with its batches. What failed among them is no failure of the node's, as in dbt. */
  public NodeResult with(BatchResults found) {
    return new NodeResult(
        node, status, message, 0, rows, compiledSql, timing, thread, Optional.of(found), response);
  }

  /** The same, with what the warehouse answered in its own words. */
  public NodeResult answered(Map<String, Object> words) {
    return new NodeResult(
        node, status, message, failures, rows, compiledSql, timing, thread, batches, words);
  }

  /**
   * What dbt tells of a node that went well is no message of its own; nor of one that was skipped,
   * but for one that reads a broken ephemeral model.
   */
  public boolean untold() {
    boolean broken = status == Status.SKIPPED && message.startsWith("Compilation Error");
    return !broken && (status == Status.SKIPPED || status == Status.PASS);
  }

  /** The warehouse's answer, with its command and rows where it told them; batches have none. */
  public Map<String, Object> adapterResponse() {
    Map<String, Object> answer = new LinkedHashMap<>();
    if (batches.isPresent() || !response.isEmpty()) {
      return response;
    }
    boolean tested = node instanceof TestNode && failures >= 0;
    if (status == Status.SUCCESS || status == Status.PASS || tested) {
      answer.put("_message", status == Status.SUCCESS ? message : "OK");
    }
    Matcher counted = COUNTED.matcher(message);
    if (status == Status.SUCCESS && counted.matches()) {
      answer.put("code", counted.group(1));
      answer.put("rows_affected", Long.parseLong(counted.group(2)));
    }
    return answer;
  }

  /** When it began to be compiled, when it began to run, when it ended. */
  public record Timing(Instant compileStart, Instant executeStart, Instant end) {
    public static Timing at(Instant moment) {
      return new Timing(moment, moment, moment);
    }

    /** Seconds from start to end. */
    public double seconds() {
      return (end.toEpochMilli() - compileStart.toEpochMilli()) / 1000.0;
    }
  }
}
