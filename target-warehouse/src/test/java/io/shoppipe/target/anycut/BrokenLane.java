package io.shoppipe.target.anycut;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.target.contract.Found;
import io.shoppipe.target.contract.TargetRun;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way through a scenario on which each run breaks off again and again, and goes on from the state
 * that the warehouse has then.
 */
record BrokenLane(Lane lane, List<Break> breaks) {
  private static final Pattern STATE =
      Pattern.compile("\\{\"run\":(\\d+),\"(?:next\":(\\d+)|ended\":true)}");

  BrokenLane {
    breaks = List.copyOf(breaks);
  }

  Ending end(Set<String> tables) {
    TargetRun last = new TargetRun(0, "", "", List.of());
    for (Weaving run : lane.scenario().weave(lane.cut())) {
      for (Break each : breaks) {
        int from = next(run.number());
        if (from != Weaving.ENDED) {
          breakOff(run.text(from), each);
        }
      }
      int from = next(run.number());
      if (from != Weaving.ENDED || run.number() == Scenario.RUNS - 1) {
        last = lane.run(run.text(from));
      }
      if (last.code() != 0) {
        return Ending.refused(last);
      }
    }
    return Ending.of(last, lane.place(), tables);
  }

  private void breakOff(String text, Break how) {
    TargetRun run = lane.run(how.of(text.getBytes(UTF_8)), how.end());
    assertThat(run.code())
        .as("exit code of a run that breaks off: %s", run.err())
        .isEqualTo(how.end() == ChunkedInput.End.BREAKS ? 5 : 1);
    run.out()
        .lines()
        .reduce((first, second) -> second)
        .ifPresent(printed -> assertThat(state()).as("state in the warehouse").contains(printed));
  }

  /** Where a tap goes on from the warehouse's state. */
  private int next(int run) {
    Matcher state = STATE.matcher(state().orElse(""));
    if (!state.matches() || Integer.parseInt(state.group(1)) != run) {
      return 0;
    }
    return state.group(2) == null ? Weaving.ENDED : Integer.parseInt(state.group(2));
  }

  private Optional<String> state() {
    AtomicReference<Optional<String>> state = new AtomicReference<>(Optional.empty());
    lane.place().look((Found found) -> state.set(found.state()));
    return java.util.Objects.requireNonNull(state.get());
  }
}
