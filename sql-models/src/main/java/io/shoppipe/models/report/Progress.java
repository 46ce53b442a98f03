package io.shoppipe.models.report;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The last line of a terminal, which says what is running while anything is: {@code 3 of 28 done,
 * running: stg_orders 4 s}. Other lines are written in its place, and it below them. Thread-safe.
 */
public final class Progress {
  private static final String ERASE = "\r\u001b[K";
  private static final int WIDTH = 79;
  private static final long SECOND = 1000;

  private final Consumer<String> terminal;
  private final Clock clock;
  private final Map<String, Instant> running = new LinkedHashMap<>();
  private String total = "";
  private int done;
  private boolean drawn;
  private @Nullable Timer timer;

  /** {@code terminal} takes text as it is, without an end of line behind it. */
  public Progress(Consumer<String> terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  /** Something begins; {@code place} is such as {@code 1 of 28}. */
  synchronized void began(String name, String place) {
    total = place.substring(place.lastIndexOf(' ') + 1);
    running.put(name, clock.instant());
    if (timer == null) {
      timer = new Timer("progress", true);
      timer.schedule(each(this::draw), SECOND, SECOND);
    }
    draw();
  }

  /** It has ended; nothing stays on the line when it was the last that ran. */
  synchronized void ended(String name) {
    if (running.remove(name) != null) {
      done++;
    }
    draw();
  }

  /** Writes another line. */
  synchronized void around(Runnable line) {
    erase();
    line.run();
    draw();
  }

  private synchronized void draw() {
    erase();
    if (!running.isEmpty()) {
      String text = text();
      terminal.accept(text.length() > WIDTH ? text.substring(0, WIDTH - 1) + "…" : text);
      drawn = true;
    }
  }

  private void erase() {
    if (drawn) {
      terminal.accept(ERASE);
      drawn = false;
    }
  }

  private String text() {
    Instant now = clock.instant();
    return done
        + " of "
        + total
        + " done, running: "
        + running.entrySet().stream()
            .map(each -> each.getKey() + seconds(Duration.between(each.getValue(), now)))
            .collect(Collectors.joining(", "));
  }

  private static String seconds(Duration since) {
    return since.toSeconds() == 0 ? "" : " " + since.toSeconds() + " s";
  }

  private static TimerTask each(Runnable work) {
    return new TimerTask() {
      @Override
      public void run() {
        work.run();
      }
    };
  }
}
