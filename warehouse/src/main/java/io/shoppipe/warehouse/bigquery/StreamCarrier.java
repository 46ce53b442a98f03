package io.shoppipe.warehouse.bigquery;

import com.google.auth.Credentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.TableId;
import com.google.protobuf.DescriptorProtos.DescriptorProto;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.auth.MoreCallCredentials;
import io.shoppipe.warehouse.api.Column;
import io.shoppipe.warehouse.api.Loader;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Rows go by the Storage Write API: one stream for each batch, committed whole. */
record StreamCarrier(WriteApi api, Meter meter) implements Carrier {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long ALIVE_SECONDS = 60;

  /** {@code endpoint}: {@code https://host} or, for tests, {@code http://host:port}. */
  static StreamCarrier of(String endpoint, Credentials credentials, Connection connection) {
    WriteApi api =
        new WriteApi(
            channel(URI.create(endpoint)),
            credentials instanceof NoCredentials ? null : MoreCallCredentials.from(credentials),
            connection.attempts(),
            PATIENCE);
    return new StreamCarrier(api, connection.jobs().meter());
  }

  private static ManagedChannel channel(URI endpoint) {
    boolean plain = endpoint.getScheme().equals("http");
    int port = endpoint.getPort() < 0 ? (plain ? 80 : 443) : endpoint.getPort();
    ManagedChannelBuilder<?> builder =
        ManagedChannelBuilder.forAddress(endpoint.getHost(), port)
            .keepAliveTime(ALIVE_SECONDS, TimeUnit.SECONDS);
    return (plain ? builder.usePlaintext() : builder.useTransportSecurity()).build();
  }

  @Override
  public Loader loader(Supplier<TableId> table, List<Column> columns) {
    DescriptorProto row = RowSchema.of(columns);
    return new StreamLoader(columns, () -> new RowStream(api, table.get(), row), meter);
  }

  @Override
  public void close() {
    api.close();
  }
}
