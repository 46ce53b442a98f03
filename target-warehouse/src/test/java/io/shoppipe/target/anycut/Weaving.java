package io.shoppipe.target.anycut;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;

/** The messages of one run: the streams' atoms in one order that keeps each stream's own. */
final class Weaving {
  /** In place of a number of atoms: all of them, and the last STATE. */
  static final int ENDED = Integer.MAX_VALUE;

  private record Placed(int stream, Atom atom) {}

  private final int run;
  private final Cut cut;
  private final List<Placed> atoms = new ArrayList<>();

  Weaving(int run, Cut cut, List<List<Atom>> streams) {
    this.run = run;
    this.cut = cut;
    Random random = new Random(cut.weave());
    int[] next = new int[streams.size()];
    List<Integer> order = new ArrayList<>();
    for (int stream = 0; stream < streams.size(); stream++) {
      order.addAll(java.util.Collections.nCopies(streams.get(stream).size(), stream));
    }
    if (cut.weave() != 0) {
      java.util.Collections.shuffle(order, random);
    }
    order.forEach(stream -> atoms.add(new Placed(stream, streams.get(stream).get(next[stream]++))));
  }

  int number() {
    return run;
  }

  /** The input from its beginning. */
  String text() {
    return text(0);
  }

  /** What a tap sends that goes on behind the first {@code from} atoms. */
  String text(int next) {
    int from = Math.min(next, atoms.size());
    Collection<String> lines = new ArrayList<>(from == 0 ? List.of() : preamble(from));
    if (cut.beside()) {
      lines.addAll(beside());
    }
    for (int i = from; i < atoms.size(); i++) {
      if (cut.repeat()) {
        lines.addAll(
            i == 0
                ? List.of()
                : atoms.get(i).atom().lines().get(0).contains("RECORD")
                    ? atoms.get(i).atom().schemas()
                    : List.of());
      }
      lines.addAll(atoms.get(i).atom().lines());
      if (cut.stateEvery() > 0 && (i + 1) % cut.stateEvery() == 0 && i + 1 < atoms.size()) {
        lines.add(state("\"next\":" + (i + 1)));
      }
    }
    lines.add(state("\"ended\":true"));
    return String.join("\n", lines) + "\n";
  }

  private List<String> preamble(int from) {
    LinkedHashSet<String> lines = new LinkedHashSet<>();
    int streams = atoms.stream().mapToInt(Placed::stream).max().orElse(-1) + 1;
    for (int stream = 0; stream < streams; stream++) {
      int wanted = stream;
      atoms.subList(0, from).stream()
          .filter(placed -> placed.stream() == wanted)
          .reduce((first, second) -> second)
          .ifPresent(
              last -> {
                lines.addAll(last.atom().schemas());
                lines.addAll(last.atom().opening());
              });
    }
    return List.copyOf(lines);
  }

  private List<String> beside() {
    int version = run + 1;
    return List.of(
        "{\"type\":\"SCHEMA\",\"stream\":\"beside\",\"key_properties\":[\"id\"],\"schema\":{\"properties\":{\"id\":{\"type\":\"integer\"}}}}",
        "{\"type\":\"ACTIVATE_VERSION\",\"stream\":\"beside\",\"version\":" + version + "}",
        "{\"type\":\"RECORD\",\"stream\":\"beside\",\"record\":{\"id\":" + version + "}}");
  }

  private String state(String rest) {
    return "{\"type\":\"STATE\",\"value\":{\"run\":" + run + "," + rest + "}}";
  }
}
