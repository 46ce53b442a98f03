package io.shoppipe.target.load;

import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The staging tables of one stream, in the order of their rows: a new one begins when the stream's
 * columns change in mid-stream, so that rows are merged in the order of their arrival. Not
 * thread-safe.
 */
final class Stagings implements AutoCloseable {
  private final Session session;
  private final Dialect dialect;
  private final Supplier<TableName> names;
  private final List<Staging> stagings = new ArrayList<>();

  Stagings(Session session, Dialect dialect, Supplier<TableName> names) {
    this.session = session;
    this.dialect = dialect;
    this.names = names;
  }

  /** The staging table for rows of this layout. */
  Staging current(StagingLayout layout) {
    if (stagings.isEmpty() || !last().layout().equals(layout)) {
      stagings.add(new Staging(session, dialect, names.get(), layout));
    }
    return last();
  }

  /** Makes columns of rows that wait as wide as those of this layout. */
  void widen(StagingLayout layout) {
    stagings.forEach(staging -> staging.widen(layout));
  }

  List<Staging> withRowsUpTo(long number) {
    return stagings.stream().filter(staging -> staging.hasRowsUpTo(number)).toList();
  }

  /** Whether rows have left the memory. */
  boolean haveSent() {
    return !stagings.isEmpty() && last().hasSent();
  }

  /** The only staging table, if its rows all have every column. */
  Optional<Staging> onlyWholeRows() {
    boolean whole = stagings.size() == 1 && !last().partial();
    return whole ? Optional.of(last()) : Optional.empty();
  }

  long lastNumber() {
    return stagings.stream().mapToLong(Staging::lastNumber).max().orElse(0);
  }

  boolean isEmpty() {
    return stagings.stream().allMatch(Staging::isEmpty);
  }

  void finish() {
    stagings.forEach(Staging::finish);
  }

  /** Forgets merged rows; tables of former layouts that are empty now are dropped. */
  void forget(long upTo) {
    stagings.forEach(staging -> staging.forget(upTo));
    while (stagings.size() > 1 && stagings.get(0).isEmpty()) {
      stagings.remove(0).close();
    }
  }

  @Override
  public void close() {
    stagings.forEach(Staging::close);
    stagings.clear();
  }

  private Staging last() {
    return stagings.get(stagings.size() - 1);
  }
}
