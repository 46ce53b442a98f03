package io.shoppipe.tap.http;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.tap.http.PageLoader.Pending;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One way through a list, page by page, in the list's order. The next page is loaded while one is
 * sent on; several are where pages can be asked for in any order. Never endless: a page that comes
 * again ends it with a failure. Not thread-safe.
 */
final class Walk {
  private final HttpSpec spec;
  private final PageLoader loader;
  private final Progress progress;
  private final Records records;
  private final Deque<Pending> window = new ArrayDeque<>();
  private final Set<String> marks = new HashSet<>();
  private final int parallel;
  private long next = 1;
  private boolean ended;

  /** What becomes of the records. */
  interface Records {
    /** Takes a page's next record. */
    void take(Page page, PageRecord record);

    /** Whether no more are wanted. */
    boolean suffice();

    /** Whether the page that has just been taken held nothing but what came before. */
    boolean repeats(Page page);
  }

  Walk(HttpSpec spec, PageLoader loader, Progress progress, int parallel, Records records) {
    this.spec = spec;
    this.loader = loader;
    this.progress = progress;
    this.parallel = parallel;
    this.records = records;
  }

  /** Returns the first page. {@code validators} go with the first request. */
  Page run(Map<String, String> validators) {
    load(spec.paging().first(progress.pageSize()), validators);
    Page first = null;
    while (!window.isEmpty() && !records.suffice()) {
      Pending pending = window.remove();
      Page page = pending.await();
      first = first == null ? page : first;
      boolean held = !page.isFlowing();
      if (held) {
        advance(pending.step(), page);
      }
      page.forEach(record -> records.take(page, record));
      refuseRepeated(pending.step(), page);
      if (!held) {
        advance(pending.step(), page);
      }
    }
    if (first == null) {
      throw new IllegalStateException("no page was asked for");
    }
    return first;
  }

  /** Takes note of a page and asks for those that follow. */
  private void advance(Step step, Page page) {
    progress.note(page, spec.paging().pages(page));
    Optional<Step> following = spec.paging().next(step, page, progress);
    ended = ended || following.isEmpty();
    if (ended) {
      // What was asked for ahead lies behind the end: read page by page it would not have been.
      window.clear();
      return;
    }
    if (parallel > 1 && spec.paging().at(0, progress).isPresent()) {
      while (window.size() < parallel && !progress.isBeyond(next)) {
        spec.paging().at(next++, progress).ifPresent(it -> load(it, Map.of()));
      }
    } else {
      following.ifPresent(it -> load(it, Map.of()));
    }
  }

  private void load(Step step, Map<String, String> validators) {
    if (!marks.add(step.mark())) {
      throw SingerException.external(
          "path '"
              + spec.path()
              + "': the source leads in a circle: "
              + step.mark()
              + " comes again. Check the stream's 'paging'; if it is right, run again later.",
          null);
    }
    window.add(loader.load(step, marks.size() == 1, validators));
  }

  /** A list that grows while it is read may push a whole page's records onto the next one. */
  private void refuseRepeated(Step step, Page page) {
    boolean grows = !progress.firstTotal().equals(progress.lastTotal());
    if (page.records() > 0 && records.repeats(page) && !grows) {
      throw SingerException.external(
          page.address()
              + ": "
              + step.mark()
              + " holds only records that came before, so the source seems to take no notice of it."
              + " Check the stream's 'paging'; if it is right, run again later.",
          null);
    }
  }
}
