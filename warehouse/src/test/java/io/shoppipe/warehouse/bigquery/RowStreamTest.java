package io.shoppipe.warehouse.bigquery;

import static io.shoppipe.warehouse.bigquery.FakeWriteApi.breaks;
import static io.shoppipe.warehouse.bigquery.FakeWriteApi.closes;
import static io.shoppipe.warehouse.bigquery.FakeWriteApi.isSilent;
import static io.shoppipe.warehouse.bigquery.FakeWriteApi.losesTheAnswer;
import static io.shoppipe.warehouse.bigquery.FakeWriteApi.none;
import static io.shoppipe.warehouse.bigquery.FakeWriteApi.refuses;
import static io.shoppipe.warehouse.bigquery.FakeWriteApi.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.TableId;
import com.google.cloud.bigquery.storage.v1.AppendRowsResponse;
import com.google.cloud.bigquery.storage.v1.ProtoRows;
import com.google.cloud.bigquery.storage.v1.RowError;
import com.google.cloud.bigquery.storage.v1.StorageError.StorageErrorCode;
import com.google.protobuf.ByteString;
import com.google.protobuf.Int64Value;
import com.google.rpc.Code;
import io.grpc.Server;
import io.grpc.inprocess.InProcessChannelBuilder;
import io.grpc.inprocess.InProcessServerBuilder;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.ColumnType;
import io.shoppipe.warehouse.api.WarehouseException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What becomes of rows that go by the Storage Write API, whose requests fail in every way. */
class RowStreamTest {
  private static final TableId TABLE = TableId.of("p", "_singer", "t");
  private static final String PARENT = "projects/p/datasets/_singer/tables/t";

  private final FakeWriteApi server = new FakeWriteApi();
  private final String name = InProcessServerBuilder.generateName();
  private final Server running =
      InProcessServerBuilder.forName(name).addService(server).intercept(server).build();
  private final WriteApi api =
      new WriteApi(
          InProcessChannelBuilder.forName(name).build(),
          null,
          new Attempts(Duration.ofMillis(2), new BigQueryFailures("bigquery://p/d")),
          Duration.ofMillis(500));

  @BeforeEach
  void start() throws IOException {
    running.start();
  }

  @AfterEach
  void stop() {
    api.close();
    running.shutdownNow();
  }

  @Test
  void rowsAreSeenWhenTheirStreamIsCommitted() {
    RowStream stream = stream();
    append(stream, 0, 2);
    append(stream, 2, 1);
    assertThat(server.committed()).isEmpty();
    stream.finish();
    assertThat(server.committed()).isEqualTo(rows(3));
    assertThat(server.requests())
        .containsExactly("create PENDING", "append 0+2", "append 2+1", "finalize", "commit");
    assertThat(server.schema().getProtoDescriptor().getField(0).getName()).isEqualTo("id");
    assertThat(server.routes())
        .containsExactly(
            "parent=" + encoded(PARENT),
            "write_stream=" + encoded(PARENT + "/streams/s0"),
            "name=" + encoded(PARENT + "/streams/s0"),
            "parent=" + encoded(PARENT));
  }

  @Test
  void manyRequestsAreUnderWayAtATimeAndNoneIsLost() {
    load(100);
    assertThat(server.committed()).isEqualTo(rows(100));
    assertThat(server.requests()).hasSize(103);
  }

  @ParameterizedTest
  @EnumSource(
      value = Code.class,
      names = {
        "UNAVAILABLE",
        "INTERNAL",
        "ABORTED",
        "CANCELLED",
        "UNKNOWN",
        "DEADLINE_EXCEEDED",
        "RESOURCE_EXHAUSTED"
      })
  void whatPassesIsSentAgainAndNothingTwice(Code code) {
    server.next(none()).next(breaks(code, "later")).next(refuses(status(code, "later")));
    load(20);
    assertThat(server.committed()).isEqualTo(rows(20));
  }

  @Test
  void rowsWhoseAnswerIsLostAreThereOnce() {
    server.next(none()).next(losesTheAnswer());
    load(5);
    assertThat(server.committed()).isEqualTo(rows(5));
    assertThat(server.requests()).filteredOn(asked -> asked.equals("append 1+1")).hasSize(2);
  }

  @Test
  void rowsWhoseAnswerDoesNotComeInTimeAreThereOnce() {
    server.next(none()).next(isSilent());
    load(2);
    assertThat(server.committed()).isEqualTo(rows(2));
    assertThat(server.requests()).filteredOn(asked -> asked.equals("append 1+1")).hasSize(2);
  }

  @Test
  void aConfirmationSpeaksForTheRowsBeforeToo() {
    server.next(isSilent()).next(isSilent());
    load(3);
    assertThat(server.committed()).isEqualTo(rows(3));
    assertThat(server.requests()).filteredOn(asked -> asked.startsWith("append")).hasSize(3);
  }

  @Test
  void rowsThatAreThereAlreadyAreTakenForConfirmed() {
    server
        .next(isSilent())
        .next(breaks(Code.UNAVAILABLE, "gone"))
        .next(breaks(Code.ALREADY_EXISTS, "offset 0"));
    load(3);
    assertThat(server.committed()).isEqualTo(rows(3));
  }

  @Test
  void aConnectionThatTheServerClosesIsOpenedAnew() {
    server.next(none()).next(closes()).next(none()).next(closes());
    load(9);
    assertThat(server.committed()).isEqualTo(rows(9));
  }

  @Test
  void aQuotaThatStaysUsedUpEndsTheRun() {
    IntStream.range(0, 100)
        .forEach(i -> server.next(breaks(Code.RESOURCE_EXHAUSTED, "Exceeds quota")));
    refused(
        ErrorKind.EXTERNAL,
        "bigquery://p/d: Exceeds quota (quotaExceeded); run again from the last state when the"
            + " quota is renewed, or raise it");
    assertThat(server.requests()).filteredOn("append 0+1"::equals).hasSize(Attempts.MOST);
    assertThat(server.committed()).isEmpty();
  }

  @Test
  void rowsThatAreRefusedAreNamedAndNoneIsCommitted() {
    AppendRowsResponse.Builder answer =
        AppendRowsResponse.newBuilder()
            .setError(status(Code.INVALID_ARGUMENT, "Errors found while processing rows."));
    for (int row = 0; row < 4; row++) {
      answer.addRowErrors(RowError.newBuilder().setIndex(row).setMessage("bad"));
    }
    server.next(none()).next(refuses(answer.build()));
    refused(
        ErrorKind.DATA,
        "bigquery://p/d: Errors found while processing rows.; row 2 of the batch: bad; row 3 of the"
            + " batch: bad; row 4 of the batch: bad (invalid)");
    assertThat(server.committed()).isEmpty();
    assertThat(server.requests()).doesNotContain("commit");
  }

  @Test
  void aStreamThatAnotherEndedEndsTheRun() {
    server.next(
        refuses(
            status(
                Code.FAILED_PRECONDITION,
                StorageErrorCode.STREAM_FINALIZED,
                "Stream is finalized")));
    refused(
        ErrorKind.EXTERNAL,
        "bigquery://p/d: the stream was ended by another: Stream is finalized"
            + " (FAILED_PRECONDITION); run again from the last state");
    assertThat(server.committed()).isEmpty();
  }

  @Test
  void anOffsetBeyondWhatHasArrivedEndsTheRun() {
    server.next(refuses(status(Code.OUT_OF_RANGE, "offset 7 is beyond 0")));
    refused(
        ErrorKind.EXTERNAL,
        "bigquery://p/d: offset 7 is beyond 0 (OUT_OF_RANGE); run again from the last state");
  }

  @Test
  void aConfirmationOfOtherRowsEndsTheRun() {
    server.next(
        refuses(
            AppendRowsResponse.newBuilder()
                .setAppendResult(
                    AppendRowsResponse.AppendResult.newBuilder().setOffset(Int64Value.of(4)))
                .build()));
    refused(
        ErrorKind.EXTERNAL,
        "bigquery://p/d: rows from 4 on were confirmed where those from 0 on were sent; run again"
            + " from the last state");
  }

  @Test
  void aRightThatIsMissingIsAConfigError() {
    server.refuse(status(Code.PERMISSION_DENIED, "No bigquery.tables.updateData"));
    refused(
        ErrorKind.CONFIG,
        "bigquery://p/d: No bigquery.tables.updateData (accessDenied); give the account BigQuery"
            + " Data Editor on the dataset and BigQuery Job User on the project");
  }

  @Test
  void credentialsThatAreNotTakenAreAConfigError() {
    server.refuse(status(Code.UNAUTHENTICATED, "Request had invalid credentials"));
    refused(
        ErrorKind.CONFIG,
        "bigquery://p/d: Request had invalid credentials (authError); renew the credentials (gcloud"
            + " auth application-default login), or name a key file");
  }

  @Test
  void aTableThatIsNotThereIsAConfigError() {
    server.next(breaks(Code.NOT_FOUND, "Table is deleted"));
    refused(
        ErrorKind.CONFIG,
        "bigquery://p/d: Table is deleted (notFound); check project, dataset and location in the"
            + " URL");
  }

  @Test
  void otherRequestsAreTriedAgainToo() {
    server.refuse(status(Code.UNAVAILABLE, "later")).refuse(status(Code.INTERNAL, "later"));
    RowStream stream = stream();
    append(stream, 0, 3);
    server.refuse(status(Code.UNAVAILABLE, "later"));
    stream.finish();
    assertThat(server.committed()).isEqualTo(rows(3));
    assertThat(server.requests())
        .containsExactly(
            "create PENDING",
            "create PENDING",
            "create PENDING",
            "append 0+3",
            "finalize",
            "finalize",
            "commit");
  }

  @Test
  void aCommitWhoseAnswerIsLostHasCommittedOnce() {
    server.loseTheCommitsAnswer();
    load(4);
    assertThat(server.committed()).isEqualTo(rows(4));
    assertThat(server.requests()).filteredOn("commit"::equals).hasSize(2);
  }

  @Test
  void rowsThatAreMissingAtTheEndEndTheRun() {
    server.loseARow();
    refused(
        ErrorKind.EXTERNAL, "bigquery://p/d: of 3 rows 2 arrived; run again from the last state");
    assertThat(server.requests()).doesNotContain("commit");
  }

  @Test
  void rowsThatAreGivenUpAreNotSeen() {
    RowStream stream = stream();
    append(stream, 0, 2);
    stream.close();
    assertThat(server.committed()).isEmpty();
  }

  @Test
  void aLoaderSendsRowsAsTheyComeAndBeginsABatchAnew() {
    Meter meter =
        new Meter(
            BigQueryOptions.newBuilder()
                .setProjectId("p")
                .setCredentials(NoCredentials.getInstance())
                .build()
                .getService());
    List<Column> columns = List.of(Column.of("id", ColumnType.BIGINT));
    try (StreamLoader loader =
        new StreamLoader(columns, () -> new RowStream(api, TABLE, RowSchema.of(columns)), meter)) {
      for (int id = 0; id < 3; id++) {
        row(loader, id);
      }
      loader.send(1);
      assertThat(loader.pendingRows()).isEqualTo(2);
      loader.finish();
      row(loader, 3);
      loader.finish();
      loader.finish();
      row(loader, 4); // given up
    }
    assertThat(server.committed()).isEqualTo(rows(4));
    assertThat(server.requests()).filteredOn("commit"::equals).hasSize(2);
    assertThat(meter.usage().bytesLoaded()).isEqualTo(4L * 4);
  }

  private static void row(StreamLoader loader, long id) {
    loader.rows().beginRow();
    loader.rows().bigint(0, id);
    loader.rows().endRow();
  }

  private RowStream stream() {
    return new RowStream(api, TABLE, RowSchema.of(List.of(Column.of("id", ColumnType.BIGINT))));
  }

  private void load(int count) {
    RowStream stream = stream();
    for (int row = 0; row < count; row++) {
      append(stream, row, 1);
    }
    stream.finish();
  }

  private static void append(RowStream stream, int first, int count) {
    stream.append(
        ProtoRows.newBuilder()
            .addAllSerializedRows(rows(first + count).subList(first, first + count))
            .build());
  }

  /** Messages whose first field is their number. */
  private static List<ByteString> rows(int count) {
    List<ByteString> rows = new ArrayList<>();
    for (int row = 0; row < count; row++) {
      rows.add(ByteString.copyFrom(new byte[] {8, (byte) row}));
    }
    return Collections.unmodifiableList(rows);
  }

  private void refused(ErrorKind kind, String message) {
    assertThatThrownBy(() -> load(3))
        .isInstanceOfSatisfying(WarehouseException.class, e -> assertThat(e.kind()).isEqualTo(kind))
        .hasMessage(message);
  }

  private static String encoded(String text) {
    return text.replace("/", "%2F");
  }
}
