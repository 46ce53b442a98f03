package io.shoppipe.target.load;

import java.util.Collection;

/** What a run came to: how many streams it had, and how many of their records became rows. */
public record LoadTotal(int streams, long records) {
  static LoadTotal of(Collection<StreamLoad> loads) {
    return new LoadTotal(
        loads.size(), loads.stream().mapToLong(load -> load.tally().records()).sum());
  }

  /** As "3 streams". */
  public String shownStreams() {
    return streams == 1 ? "1 stream" : streams + " streams";
  }
}
