package io.shoppipe.target.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;

/**
 * A stream some of whose lines are spoilt, and which they are; its bytes are the chars of ISO
 * 8859-1.
 */
record SpoiltStream(String text, BitSet spoilt) {
  /** The records of a long stream; most streams are short. */
  static final int MANY = Integer.getInteger("fuzz.records", 1_500);

  /** Longer streams are broken as seldom as short ones, so that most of them is read. */
  private static final int FEW_BREAKS = 500;

  private static final int FEW = Math.max(40, MANY / 40);

  byte[] input() {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /** How many of the first lines are spoilt ones. */
  int spoiltUpTo(long line) {
    return spoilt.get(0, (int) Math.min(line, spoilt.length())).cardinality();
  }

  static SpoiltStream of(Seeds seed, Random random) {
    List<String> lines = drawn(seed, random);
    Mutations mutations = new Mutations(random, Math.max(100, lines.size()));
    int breaks = random.nextInt(3);
    BitSet spoilt = new BitSet();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      String other = line;
      if (random.nextInt(lines.size()) < breaks) {
        other = mutations.spoilt(line);
      } else if (!line.contains("SCHEMA") && random.nextInt(3) > 0) {
        other = mutations.otherValue(line);
      } else if (random.nextInt(8) == 0) {
        other = mutations.otherValue(line);
      }
      boolean lasts = Jackson.isDocument(other) || random.nextInt(lines.size()) < breaks;
      other = lasts || lines.size() <= FEW_BREAKS ? other : line;
      lines.set(i, other);
      spoilt.set(i, !other.equals(line));
    }
    String text = String.join("\n", lines) + (random.nextInt(10) == 0 ? "" : "\n");
    return new SpoiltStream(text, spoilt);
  }

  /** The seed's lines, its records several times, sometimes in another order or with gaps. */
  private static List<String> drawn(Seeds seed, Random random) {
    List<String> lines = new ArrayList<>();
    int records = random.nextInt(4) == 0 ? MANY : FEW;
    int copies = Math.max(1, records / seed.lines().size());
    for (String line : seed.lines()) {
      int times = line.contains("SCHEMA") ? 1 : 1 + random.nextInt(copies);
      for (int i = 0; i < times; i++) {
        lines.add(line);
      }
    }
    if (random.nextInt(3) == 0) {
      String moved = lines.remove(random.nextInt(lines.size()));
      if (random.nextBoolean()) {
        lines.add(random.nextInt(lines.size() + 1), moved);
      }
    }
    return lines;
  }
}
