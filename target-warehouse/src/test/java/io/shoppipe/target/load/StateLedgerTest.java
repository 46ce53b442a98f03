package io.shoppipe.target.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.shoppipe.target.load.StateLedger.Pending;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StateLedgerTest {
  private final StateLedger ledger = new StateLedger();

  @Test
  void aStateBeforeAnyRecordMayLeaveAtOnce() {
    ledger.received("s0");
    assertThat(ledger.releasable(0, Set.of())).contains(new Pending("s0", 0));
  }

  @Test
  void nothingLeavesBeforeTheFirstState() {
    ledger.next();
    assertThat(ledger.lastStateCovers()).isEqualTo(-1);
    assertThat(ledger.releasable(1, Set.of())).isEmpty();
  }

  @Test
  void aStateWaitsForTheRowsBeforeIt() {
    rows(3);
    ledger.received("s3");
    assertThat(ledger.releasable(2, Set.of())).isEmpty();
    assertThat(ledger.releasable(3, Set.of())).contains(new Pending("s3", 3));
  }

  @Test
  void theNewestOfTheCoveredStatesLeaves() {
    rows(1);
    ledger.received("s1");
    ledger.received("s1b");
    rows(1);
    ledger.received("s2");
    assertThat(ledger.lastStateCovers()).isEqualTo(2);
    assertThat(ledger.releasable(9, Set.of())).contains(new Pending("s2", 2));
  }

  @Test
  void aReleasedStateIsGone() {
    ledger.received("s0");
    ledger.released(new Pending("s0", 0));
    assertThat(ledger.releasable(9, Set.of())).isEmpty();
  }

  @Test
  void anOpenRefreshHoldsOnlyLaterStates() {
    rows(1);
    ledger.received("before");
    ledger.refreshOpened("a", 2);
    rows(1);
    ledger.received("after");
    assertThat(ledger.releasable(2, Set.of())).contains(new Pending("before", 1));
    assertThat(ledger.releasable(2, Set.of("a"))).contains(new Pending("after", 2));
  }

  @Test
  void everyOpenRefreshHolds() {
    ledger.refreshOpened("a", 1);
    rows(1);
    ledger.refreshOpened("b", 2);
    ledger.received("s1");
    rows(1);
    ledger.received("s2");
    assertThat(ledger.releasable(2, Set.of("b"))).isEmpty();
    assertThat(ledger.releasable(2, Set.of("a"))).contains(new Pending("s1", 1));
    ledger.refreshClosed("a");
    ledger.refreshClosed("b");
    assertThat(ledger.releasable(2, Set.of())).contains(new Pending("s2", 2));
  }

  private void rows(int count) {
    for (int i = 0; i < count; i++) {
      ledger.next();
    }
  }
}
