package io.shoppipe.target.anycut;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A tap's two runs, and the settings that they are loaded with. */
record Scenario(
    String loadMethod,
    boolean hardDelete,
    boolean metadata,
    boolean adds,
    List<GeneratedStream> streams) {
  static final int RUNS = 2;

  Scenario {
    streams = List.copyOf(streams);
  }

  /** As environment variables. */
  Map<String, String> settings() {
    return Map.of(
        "TARGET_WAREHOUSE_LOAD_METHOD",
        loadMethod,
        "TARGET_WAREHOUSE_HARD_DELETE",
        "" + hardDelete,
        "TARGET_WAREHOUSE_ADD_RECORD_METADATA",
        "" + metadata,
        "TARGET_WAREHOUSE_UNDECLARED_FIELDS",
        adds ? "add" : "ignore");
  }

  Set<String> tables() {
    Set<String> tables = new TreeSet<>();
    scripts().forEach(script -> tables.addAll(script.tables()));
    return tables;
  }

  /** Both runs' messages, one after the other. */
  List<Weaving> weave(Cut cut) {
    List<Script> scripts = scripts();
    List<Weaving> runs = new ArrayList<>();
    for (int run = 0; run < RUNS; run++) {
      int number = run;
      runs.add(new Weaving(run, cut, scripts.stream().map(script -> script.run(number)).toList()));
    }
    return runs;
  }

  private List<Script> scripts() {
    List<Script> scripts = new ArrayList<>();
    for (GeneratedStream stream : streams) {
      scripts.add(new Script("s" + scripts.size(), stream, adds));
    }
    return scripts;
  }
}
