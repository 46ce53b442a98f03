package io.shoppipe.warehouse.api;

import java.util.OptionalLong;

/**
 * What a job tells of the statement that it ran: its type in the warehouse's words, the rows that
 * it wrote or changed where they are counted, bytes, the slots' time, and which job it was.
 */
public record JobFacts(
    String statement,
    OptionalLong rows,
    long bytesProcessed,
    long bytesBilled,
    long slotMillis,
    String location,
    String project,
    String id) {}
