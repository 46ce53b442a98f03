package io.shoppipe.target.anycut;

import java.util.stream.Collectors;

/** A failed try as its reader needs it: the settings and the messages themselves. */
record Story(Scenario scenario, Cut cut) {
  @Override
  public String toString() {
    return "settings %s%n%s%n%s%nin one go:%n%s"
        .formatted(scenario.settings(), cut, messages(cut), messages(Cut.NONE));
  }

  private String messages(Cut how) {
    return scenario.weave(how).stream()
        .map(Weaving::text)
        .collect(Collectors.joining("--- second run ---\n"));
  }
}
