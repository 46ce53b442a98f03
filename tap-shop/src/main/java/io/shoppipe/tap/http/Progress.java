package io.shoppipe.tap.http;

import java.util.OptionalLong;

/** How far one way through a list has come. Not thread-safe. */
final class Progress {
  private final long pageSize;
  private final boolean isEstimate;
  private long pages;
  private long received;
  private long stride;
  private OptionalLong totalPages = OptionalLong.empty();
  private OptionalLong firstTotal = OptionalLong.empty();
  private OptionalLong lastTotal = OptionalLong.empty();

  Progress(long pageSize, boolean isEstimate) {
    this.pageSize = pageSize;
    this.isEstimate = isEstimate;
  }

  void note(Page page, OptionalLong told) {
    pages++;
    totalPages = told.isPresent() ? told : totalPages;
    received += page.records();
    stride = stride == 0 ? page.records() : stride;
    if (page.total().isPresent()) {
      firstTotal = firstTotal.isPresent() ? firstTotal : page.total();
      lastTotal = page.total();
    }
  }

  /** Whether the answers told the number of pages, and this many have come. */
  boolean hasAllPages() {
    return totalPages.isPresent() && pages >= totalPages.getAsLong();
  }

  /** How many records a page may hold. */
  long pageSize() {
    return pageSize;
  }

  /** How many records the first page held: a server may send fewer than it is asked for. */
  long stride() {
    return stride;
  }

  long pages() {
    return pages;
  }

  long received() {
    return received;
  }

  /** The list's length as the first answer told it. */
  OptionalLong firstTotal() {
    return firstTotal;
  }

  /** The list's length as the last answer told it. */
  OptionalLong lastTotal() {
    return lastTotal;
  }

  boolean isWhole() {
    return !isEstimate && lastTotal.isPresent() && received >= lastTotal.getAsLong();
  }

  /** Whether page number {@code page}, from 0, surely begins after the list's end. */
  boolean isBeyond(long page) {
    if (totalPages.isPresent() && page >= totalPages.getAsLong()) {
      return true;
    }
    return !isEstimate && lastTotal.isPresent() && page * stride >= lastTotal.getAsLong();
  }
}
