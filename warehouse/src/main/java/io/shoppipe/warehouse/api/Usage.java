package io.shoppipe.warehouse.api;

/**
 * What a session has cost so far, where work is paid for: jobs run, bytes of rows loaded, bytes
 * that statements are billed for, and the slots' time.
 */
public record Usage(long jobs, long bytesLoaded, long bytesBilled, long slotMillis) {
  public static final Usage NONE = new Usage(0, 0, 0, 0);

  public Usage plus(Usage other) {
    return new Usage(
        jobs + other.jobs,
        bytesLoaded + other.bytesLoaded,
        bytesBilled + other.bytesBilled,
        slotMillis + other.slotMillis);
  }
}
