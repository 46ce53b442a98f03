package io.shoppipe.target.contract;

import java.util.List;
import java.util.Set;

/**
 * No part of {@code mvn verify}: see docs/bigquery.md. Those cases of each kind that have been seen
 * to pass; {@code -Dcases=REGEX} runs any. docs/bigquery.md tells what the local server can't
 * prove, and which cases can't be met here.
 */
class BigQueryLoadCases extends LoadContract {
  private static final Set<String> CHOSEN =
      Set.of(
          "a-newer-version-announced-behind-older-records",
          "a-number-in-a-document-beyond-numeric",
          "absent-fields-before-a-wider-type",
          "absent-fields-keep-their-stored-value",
          "absent-fields-of-many-columns",
          "absent-fields-within-one-batch",
          "activate-at-the-end",
          "activate-at-the-end-soft",
          "alternating-types-again-and-again",
          "append-only-adds-every-row",
          "base64-becomes-bytes",
          "batch-without-files",
          "boolean-becomes-object",
          "bytes-become-text",
          "changed-key-is-refused",
          "composite-keys-do-not-collide",
          "date-becomes-date-time",
          "date-becomes-date-time-in-mid-stream",
          "date-times",
          "decimals-digit-for-digit",
          "fields-that-differ-in-case",
          "fields-that-differ-in-case-keep-their-columns",
          "flattening-all-levels",
          "flattening-one-level",
          "hostile-names",
          "identifiers-are-kept",
          "integer-becomes-object",
          "integer-becomes-text",
          "integers-at-the-bounds",
          "integers-beyond-the-bounds",
          "json-keys-of-two-runs",
          "key-only-table",
          "large-number-becomes-text",
          "ledger-of-a-run",
          "ledger-of-two-runs",
          "lost-columns-keep-their-values",
          "newer-version-in-mid-stream",
          "nul-and-lone-surrogates",
          "nul-in-names",
          "null-in-a-document-is-no-sql-null",
          "nulls-stay-null-when-a-column-widens",
          "nulls-stay-null-when-a-column-widens-in-mid-stream",
          "number-becomes-array-in-mid-stream",
          "number-keys-compare-by-value",
          "numbers-in-documents-digit-for-digit",
          "odd-names",
          "overwrite-broken-keeps-the-old-table",
          "overwrite-replaces-all",
          "overwrite-that-shrinks-the-table-is-refused",
          "overwrite-without-key",
          "quarantine-keeps-refused-records",
          "record-metadata",
          "refresh-broken-keeps-the-old-table",
          "refresh-of-partial-records-clears-what-is-absent",
          "refresh-without-key-soft",
          "settings-of-one-stream",
          "state-waits-for-every-stream",
          "text-becomes-object",
          "text-keys-are-exact",
          "text-keys-become-json-keys",
          "time-becomes-text",
          "time-in-a-text-column",
          "times-with-z",
          "undeclared-deleted-at-with-hard-delete",
          "undeclared-fields-may-be-added",
          "undeclared-fields-widen-with-their-values",
          "undeclared-integers-of-any-size",
          "union-keys-are-json",
          "upsert-twice-updates",
          "uuid-becomes-object",
          "uuid-keys-have-no-case",
          "vanished-lines-go-with-their-parent",
          "variants-appended",
          "variants-over-runs-and-back-again");

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
