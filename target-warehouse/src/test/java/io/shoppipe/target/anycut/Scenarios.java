package io.shoppipe.target.anycut;

import io.shoppipe.target.anycut.GeneratedStream.Keying;
import io.shoppipe.target.anycut.GeneratedStream.Versions;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** What the properties are tried with. */
final class Scenarios {
  private static final int FIELDS = Field.values().length;

  private Scenarios() {}

  static Arbitrary<Scenario> scenarios() {
    return Combinators.combine(
            Arbitraries.of("upsert", "append-only", "overwrite"),
            Arbitraries.of(true, false),
            Arbitraries.of(false, true),
            Arbitraries.of(false, true),
            streams().list().ofMinSize(1).ofMaxSize(3))
        .as(Scenario::new);
  }

  static Arbitrary<Cut> cuts() {
    return Combinators.combine(
            Arbitraries.of(1_000_000, 1, 2, 3, 5, 8),
            Arbitraries.of(1 << 28, 1, 100, 1000),
            Arbitraries.of(0, 1, 2, 3, 7),
            Arbitraries.longs().between(0, 1000),
            Arbitraries.of(1 << 18, 1, 7, 64, 1000),
            Arbitraries.of(false, true),
            Arbitraries.of(false, false, true))
        .as(Cut::new);
  }

  static Arbitrary<List<Break>> breaks() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 1000),
            Arbitraries.of(ChunkedInput.End.BREAKS, ChunkedInput.End.KILLED))
        .as(Break::new)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static Arbitrary<GeneratedStream> streams() {
    return Combinators.combine(
            Arbitraries.of(Keying.class),
            Arbitraries.of(Versions.class),
            Arbitraries.of(false, true),
            Arbitraries.integers().between(0, 12),
            steps().list().ofMaxSize(16))
        .as(GeneratedStream::new);
  }

  private static Arbitrary<Step> steps() {
    Arbitrary<Step> rows =
        Combinators.combine(
                Arbitraries.integers().between(0, 7),
                Arbitraries.integers().between(0, 50),
                Arbitraries.frequency(Tuple.of(1, 0), Tuple.of(3, 1))
                    .flatMap(
                        whole ->
                            whole == 1
                                ? Arbitraries.just((1 << FIELDS) - 1)
                                : Arbitraries.integers().between(0, (1 << FIELDS) - 1)))
            .as(Step.Row::new);
    Arbitrary<Step> declarations =
        Combinators.combine(Arbitraries.of(Field.class), Arbitraries.integers().between(0, 3))
            .as(Step.Declare::new);
    Arbitrary<Step> versions = Arbitraries.of(false, true).map(Step.NextVersion::new);
    return Arbitraries.frequencyOf(
        Tuple.of(8, rows), Tuple.of(3, declarations), Tuple.of(1, versions));
  }
}
