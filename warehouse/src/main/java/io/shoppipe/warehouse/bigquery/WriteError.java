package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.RowError;
import com.google.cloud.bigquery.storage.v1.StorageError;
import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.rpc.Code;
import com.google.rpc.Status;
import io.grpc.protobuf.StatusProto;
import io.shoppipe.warehouse.api.WarehouseException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the Storage Write API refuses, and what that means. */
record WriteError(Code code, StorageErrorCode detail, String words) {
  private static final int ROWS_TOLD = 3;

  /** What another attempt some seconds later is likely to mend. */
  private static final Set<Code> PASSING =
      Set.of(
          Code.UNAVAILABLE,
          Code.INTERNAL,
          Code.ABORTED,
          Code.CANCELLED,
          Code.DEADLINE_EXCEEDED,
          Code.RESOURCE_EXHAUSTED,
          Code.UNKNOWN);

  /** In the words of BigQuery's other API; others mean what no change of ours mends. */
  private static final Map<Code, String> REASONS =
      Map.of(
          Code.PERMISSION_DENIED, "accessDenied",
          Code.UNAUTHENTICATED, "authError",
          Code.NOT_FOUND, "notFound",
          Code.INVALID_ARGUMENT, "invalid",
          Code.RESOURCE_EXHAUSTED, "quotaExceeded");

  private static final Set<StorageErrorCode> ENDED =
      Set.of(StorageErrorCode.STREAM_FINALIZED, StorageErrorCode.INVALID_STREAM_STATE);

  static WriteError of(Status status) {
    Code known = Code.forNumber(status.getCode());
    return new WriteError(
        known == null ? Code.UNKNOWN : known, detail(status), status.getMessage());
  }

  static WriteError of(Throwable failure) {
    return of(status(failure));
  }

  /** An answer's; {@code first}: the number of its first row, since rows are told by number. */
  static WriteError of(AppendRowsResponse answer, long first) {
    WriteError error = of(answer.getError());
    String rows =
        answer.getRowErrorsList().stream()
            .limit(ROWS_TOLD)
            .map(row -> told(row, first))
            .collect(Collectors.joining());
    return new WriteError(error.code, error.detail, error.words + rows);
  }

  private static String told(RowError row, long first) {
    return "; row " + (first + row.getIndex() + 1) + " of the batch: " + row.getMessage();
  }

  static Status status(Throwable failure) {
    Status status = StatusProto.fromThrowable(failure);
    return status == null
        ? Status.newBuilder()
            .setCode(Code.UNKNOWN_VALUE)
            .setMessage(String.valueOf(failure.getMessage()))
            .build()
        : status;
  }

  private static StorageErrorCode detail(Status status) {
    for (Any each : status.getDetailsList()) {
      if (each.is(StorageError.class)) {
        try {
          return each.unpack(StorageError.class).getCode();
        } catch (InvalidProtocolBufferException e) {
          return StorageErrorCode.STORAGE_ERROR_CODE_UNSPECIFIED;
        }
      }
    }
    return StorageErrorCode.STORAGE_ERROR_CODE_UNSPECIFIED;
  }

  /** Whether another attempt may succeed. */
  boolean passes() {
    return PASSING.contains(code);
  }

  /** Whether the rows had arrived before: the answer was lost. */
  boolean isThere() {
    return code == Code.ALREADY_EXISTS || detail == StorageErrorCode.OFFSET_ALREADY_EXISTS;
  }

  WarehouseException failure(BigQueryFailures failures) {
    String reason = REASONS.getOrDefault(code, code.name());
    String said = ENDED.contains(detail) ? "the stream was ended by another: " + words : words;
    return failures.of(code == Code.UNAUTHENTICATED ? 401 : 0, reason, said, null);
  }
}
