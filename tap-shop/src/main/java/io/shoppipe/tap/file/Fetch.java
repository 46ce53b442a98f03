package io.shoppipe.tap.file;

import io.shoppipe.singer.error.SingerException;
import io.shoppipe.store.Stores;
import io.shoppipe.store.api.ChangedException;
import io.shoppipe.store.api.StoredObject;
import io.shoppipe.store.remote.Persistence;
import io.shoppipe.tap.file.FileSettings.WaitFor;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Copies a stream's files into a folder, then watches them until they have stopped to change. Not
 * thread-safe.
 */
public final class Fetch {
  /**
   * Longer ago than any two clocks differ: an object that was written then has not changed since.
   */
  private static final Duration SETTLED = Duration.ofSeconds(10);

  private final String stream;
  private final FileListing listing;
  private final FileSettings settings;
  private final Download download;
  private final RowCount rows;
  private final InstantSource clock;
  private List<FetchedFile> fetched = new ArrayList<>();

  private @Nullable SingerException changed;

  Fetch(String stream, Stores stores, FileSettings settings, RowCount rows, FetchPlan plan) {
    this.stream = stream;
    this.listing = new FileListing(stores, settings);
    this.settings = settings;
    this.download = new Download(stream, stores, plan.into());
    this.rows = rows;
    this.clock = plan.clock();
  }

  /** Where files are copied to, and by which clock they are watched. */
  public record FetchPlan(Path into, InstantSource clock) {}

  public String stream() {
    return stream;
  }

  /** What was copied last. */
  public List<FetchedFile> files() {
    return List.copyOf(fetched);
  }

  /** Copies the files; waits {@code arrival} for those that are not there yet. */
  public void copy(Duration arrival, Duration poll) {
    if (arrival.isZero()) {
      fetched = copied(listing.files());
    } else {
      WaitFor wait = new WaitFor(arrival, poll, Duration.ZERO);
      new Sensor(stream, listing, wait, clock, Fetch::pause).await();
      fetched = copied(listing.present());
    }
  }

  /**
   * Without those that changed or went meanwhile: then the next listing shows others than were
   * copied. What a server says of an object that is written just now may be anything, so it is not
   * this that counts, but whether the object is listed as before.
   */
  private List<FetchedFile> copied(List<StoredObject> files) {
    List<FetchedFile> copies = new ArrayList<>();
    for (StoredObject file : files) {
      try {
        copies.add(download.of(file));
      } catch (SingerException e) {
        if (listing.present().contains(file) && !(e instanceof ChangedException)) {
          throw e;
        }
        changed = e;
      }
    }
    return copies;
  }

  /**
   * Waits until the listing shows what was copied, unchanged for so long; what has changed is
   * copied again. Then counts the rows, and refuses a file that has none.
   */
  public void sense(WaitFor wait) {
    Instant end = clock.instant().plus(wait.timeout());
    Instant since = clock.instant();
    while (true) {
      Optional<List<StoredObject>> now = listing.complete();
      List<StoredObject> files = now.orElse(List.of());
      if (!now.equals(Optional.of(sources()))) {
        requireTime(end, files, wait);
        fetched = copied(files);
        since = clock.instant();
      } else if (isSettled(files) || !clock.instant().isBefore(since.plus(wait.stable()))) {
        break;
      }
      requireTime(end, files, wait);
      pause(wait.poll());
    }
    count();
  }

  private List<StoredObject> sources() {
    return fetched.stream().map(FetchedFile::source).toList();
  }

  private boolean isSettled(List<StoredObject> files) {
    Instant settled = clock.instant().minus(SETTLED);
    return files.stream().allMatch(file -> file.modified().isBefore(settled));
  }

  private void requireTime(Instant end, List<StoredObject> files, WaitFor wait) {
    if (clock.instant().isBefore(end)) {
      return;
    }
    throw SingerException.external(
        "stream '"
            + stream
            + "': waited "
            + wait.timeout().toMillis() / 1000.0
            + " s and "
            + unfinished(files)
            + ". Run again when it is complete, or wait longer."
            + (changed == null ? "" : " The last that was seen: " + changed.getMessage()),
        changed);
  }

  private String unfinished(List<StoredObject> files) {
    return files.isEmpty()
        ? listing.missing().stream().map(PathPattern::toString).collect(Collectors.joining(", "))
            + " is there no more"
        : files.stream()
            .map(file -> file.address() + " (" + file.size() + " bytes)")
            .collect(Collectors.joining(", ", "", " may still grow"));
  }

  private void count() {
    List<FetchedFile> counted = new ArrayList<>();
    for (FetchedFile file : fetched) {
      long count = rows.of(file.path());
      if (count < settings.minRows()) {
        throw RowCount.tooFew(stream, file.source().address().toString(), count, settings);
      }
      counted.add(file.withRows(count));
    }
    fetched = counted;
  }

  private static void pause(Duration time) {
    Persistence.pause(
        time, () -> SingerException.external("the wait for files was stopped. Run again.", null));
  }
}
