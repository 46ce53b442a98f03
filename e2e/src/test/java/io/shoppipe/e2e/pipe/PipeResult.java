package io.shoppipe.e2e.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** How both programs ended, the states that the target printed, and what both said. */
record PipeResult(
    int tapCode, int targetCode, List<String> states, String tapErr, String targetErr) {
  PipeResult {
    states = List.copyOf(states);
  }

  PipeResult ok() {
    assertThat(targetCode).as("target: %s", targetErr).isZero();
    assertThat(tapCode).as("tap: %s", tapErr).isZero();
    return this;
  }

  String lastState() {
    assertThat(states).as("target: %s", targetErr).isNotEmpty();
    return states.get(states.size() - 1);
  }

  /** What the target said last, beside its log: its one line for the user. */
  String targetSaid() {
    return said("target-warehouse: ", targetErr);
  }

  String tapSaid() {
    return said("tap-shop: ", tapErr);
  }

  private static String said(String program, String text) {
    List<String> lines = text.lines().filter(line -> line.startsWith(program)).toList();
    assertThat(lines).as("one line for the user in: %s", text).hasSize(1);
    assertThat(text).doesNotContain("\tat ");
    return lines.get(0);
  }
}
