package io.shoppipe.target.anycut;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.shoppipe.singer.cli.StopSignal;
import io.shoppipe.target.contract.Place;
import io.shoppipe.target.contract.TargetRun;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One way through a scenario, into a place of its own. */
record Lane(Place place, Scenario scenario, Cut cut) {
  TargetRun run(String input) {
    return run(input.getBytes(UTF_8), ChunkedInput.End.CLEAN);
  }

  TargetRun run(byte[] input, ChunkedInput.End end) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Map<String, String> environment = new HashMap<>(scenario.settings());
    environment.put("TARGET_WAREHOUSE_WAREHOUSE", place.url());
    environment.put("TARGET_WAREHOUSE_DEFAULT_TARGET_SCHEMA", place.schema());
    environment.put("TARGET_WAREHOUSE_BATCH_SIZE_ROWS", "" + cut.batchRows());
    environment.put("TARGET_WAREHOUSE_BATCH_SIZE_BYTES", "" + cut.batchBytes());
    TargetRun run =
        TargetRun.of(new ChunkedInput(input, cut.chunk(), end), out, environment, new StopSignal());
    return new TargetRun(run.code(), out.toString(UTF_8), run.err(), run.log());
  }

  /** Runs all of it, and looks at what is there then. */
  Ending end(Set<String> tables) {
    TargetRun last = new TargetRun(0, "", "", List.of());
    for (Weaving run : scenario.weave(cut)) {
      last = run(run.text());
      if (last.code() != 0) {
        return Ending.refused(last);
      }
    }
    return Ending.of(last, place, tables);
  }
}
