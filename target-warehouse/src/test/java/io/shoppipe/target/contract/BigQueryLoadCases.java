package io.shoppipe.target.contract;

import java.util.List;
import java.util.Set;

/**
 * No part of {@code mvn verify}: see docs/bigquery.md. A few cases of each kind, since the local
 * server takes a second for most statements; {@code -Dcases=REGEX} runs others. docs/bigquery.md
 * tells which it can't prove.
 */
class BigQueryLoadCases extends LoadContract {
  private static final Set<String> CHOSEN =
      Set.of(
          "absent-fields-keep-their-stored-value",
          "activate-at-the-end",
          "append-only-adds-every-row",
          "composite-keys-do-not-collide",
          "last-duplicate-wins",
          "new-column-in-mid-stream",
          "overwrite-replaces-all",
          "quarantine-keeps-refused-records",
          "upsert-twice-updates");

  @Override
  List<LoadCase> cases() {
    boolean asked = System.getProperty("cases") != null;
    return LoadCase.all().stream().filter(each -> asked || CHOSEN.contains(each.name())).toList();
  }

  @Override
  List<LoadCase> casesInBatches() {
    return cases().stream().filter(each -> each.name().equals("upsert-twice-updates")).toList();
  }

  @Override
  Place place(String name) {
    return BigQueryPlaces.of(getClass(), name);
  }
}
