package io.shoppipe.target.anycut;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.target.contract.Place;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/** However it is cut, woven and broken off: in the end the tables and the state are the same. */
abstract class AnyCutContract {
  /** A place where nothing was loaded yet. */
  abstract Place place();

  /** Nobody looks there any more. */
  abstract void leave(Place place);

  @Provide
  Arbitrary<Scenario> scenarios() {
    return Scenarios.scenarios();
  }

  @Provide
  Arbitrary<Cut> cuts() {
    return Scenarios.cuts();
  }

  @Provide
  Arbitrary<List<Break>> breaks() {
    return Scenarios.breaks();
  }

  @Property(tries = 20, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.FULL)
  @AddLifecycleHook(Tries.class)
  void anyCutBringsTheSameTables(
      @ForAll("scenarios") Scenario scenario, @ForAll("cuts") Cut one, @ForAll("cuts") Cut other) {
    Ending whole = end(scenario, Cut.NONE);
    assertThat(whole.code()).as(whole.said()).isZero();
    for (Cut cut : List.of(one, other)) {
      assertThat(end(scenario, cut)).as("%s", new Story(scenario, cut)).isEqualTo(whole);
    }
  }

  @Property(tries = 20, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.FULL)
  @AddLifecycleHook(Tries.class)
  void aRunThatBreaksIsHealedByTheNext(
      @ForAll("scenarios") Scenario scenario,
      @ForAll("cuts") Cut cut,
      @ForAll("breaks") List<Break> breaks) {
    Ending clean = end(scenario, cut);
    assertThat(clean.code()).as(clean.said()).isZero();
    Place place = place();
    try {
      assertThat(new BrokenLane(new Lane(place, scenario, cut), breaks).end(scenario.tables()))
          .as("%s%nbroken off by %s", new Story(scenario, cut), breaks)
          .isEqualTo(clean);
    } finally {
      leave(place);
    }
  }

  private Ending end(Scenario scenario, Cut cut) {
    Place place = place();
    try {
      return new Lane(place, scenario, cut).end(scenario.tables());
    } finally {
      leave(place);
    }
  }
}
