package io.shoppipe.warehouse.bigquery;

import com.google.api.gax.retrying.RetrySettings;
import com.google.auth.Credentials;
import com.google.auth.oauth2.GoogleCredentials;
import com.google.cloud.NoCredentials;
import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.BigQueryOptions;
import com.google.cloud.bigquery.DataFormatOptions;
import com.google.cloud.http.HttpTransportOptions;
import io.shoppipe.warehouse.api.Dialect;
import io.shoppipe.warehouse.api.Session;
import io.shoppipe.warehouse.api.Warehouse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** One project of BigQuery. Nothing is asked of it before a session is opened. */
public final class BigQueryWarehouse implements Warehouse {
  private static final String GOOGLE = "https://bigquery.googleapis.com";

  /** Other addresses of Google's own, of a region or a private network. */
  private static final Pattern GOOGLES =
      Pattern.compile("https://([a-z0-9-]+\\.)+googleapis\\.com(:443)?");

  private static final String STORAGE = "https://storage.googleapis.com";
  private static final String WRITE = "https://bigquerystorage.googleapis.com";

  private static final String BIGQUERY_SCOPE = "https://www.googleapis.com/auth/bigquery";
  private static final String STORAGE_SCOPE =
      "https://www.googleapis.com/auth/devstorage.read_write";

  private static final int READ_TIMEOUT_MILLIS = 60_000;

  private final BigQueryAddress address;
  private final BigQueryLogin login;
  private final JobSettings jobs;
  private final Delivery delivery;
  private final BigQueryDialect dialect;
  private final BigQueryFailures failures;
  private final String run;
  private int sessions;

  public BigQueryWarehouse(BigQueryAddress address) {
    this(address, BigQueryLogin.DEFAULT, JobSettings.NONE, new Delivery.Uploads());
  }

  public BigQueryWarehouse(
      BigQueryAddress address, BigQueryLogin login, JobSettings jobs, Delivery delivery) {
    this.login = login;
    this.delivery = delivery;
    this.address = address;
    this.run = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
    this.jobs = jobs.labelled(Map.of("singer_run", run));
    this.dialect = new BigQueryDialect(address, run);
    this.failures = new BigQueryFailures(address.text());
  }

  @Override
  public String name() {
    return "bigquery";
  }

  @Override
  public String location() {
    return address.text();
  }

  @Override
  public String database() {
    return address.project();
  }

  @Override
  public Dialect dialect() {
    return dialect;
  }

  @Override
  public Session open() {
    Credentials credentials = credentials(address.endpoint());
    BigQuery api = api(credentials);
    Attempts attempts = new Attempts(address.firstDelay(), failures);
    BigQueryJobs own =
        new BigQueryJobs(api, attempts, run + "_" + nextSession(), address.location(), jobs);
    String endpoint = address.endpoint().isEmpty() ? GOOGLE : address.endpoint();
    Connection connection =
        new Connection(
            api,
            attempts,
            own,
            new UploadRequests(credentials, endpoint, project()),
            own.lease(address.project(), address.lease()));
    return new BigQuerySession(connection, dialect, carrier(connection));
  }

  private Carrier carrier(Connection connection) {
    if (delivery instanceof Delivery.Objects objects) {
      return new BucketCarrier(connection.jobs(), folder(objects, connection));
    }
    if (delivery instanceof Delivery.Streams streams) {
      String endpoint = streams.endpoint().isEmpty() ? WRITE : streams.endpoint();
      return StreamCarrier.of(endpoint, credentials(streams.endpoint()), connection);
    }
    return new UploadCarrier(connection);
  }

  private Folder folder(Delivery.Objects objects, Connection connection) {
    String endpoint = objects.endpoint().isEmpty() ? STORAGE : objects.endpoint();
    UploadRequests requests =
        new UploadRequests(credentials(objects.endpoint()), endpoint, project());
    return new Folder(
        connection,
        new Bucket(objects.bucket(), requests, connection.attempts()),
        objects.prefix());
  }

  private synchronized int nextSession() {
    return ++sessions;
  }

  /** Its own attempts are one: {@link Attempts} knows what may be sent again. */
  private BigQuery api(Credentials credentials) {
    BigQueryOptions.Builder options =
        BigQueryOptions.newBuilder()
            .setProjectId(project())
            .setTransportOptions(
                HttpTransportOptions.newBuilder().setReadTimeout(READ_TIMEOUT_MILLIS).build())
            .setCredentials(credentials)
            .setDataFormatOptions(DataFormatOptions.newBuilder().useInt64Timestamp(true).build())
            .setRetrySettings(RetrySettings.newBuilder().setMaxAttempts(1).build());
    if (!address.endpoint().isEmpty()) {
      options.setHost(address.endpoint());
    }
    if (!jobs.quotaProject().isEmpty()) {
      options.setQuotaProjectId(jobs.quotaProject());
    }
    if (!address.location().isEmpty()) {
      options.setLocation(address.location());
    }
    return options.build().getService();
  }

  /** The project that runs jobs and pays for them. */
  private String project() {
    return jobs.project().isEmpty() ? address.project() : jobs.project();
  }

  /** None for a server of tests. */
  private Credentials credentials(String endpoint) {
    if (!endpoint.isEmpty() && !GOOGLES.matcher(endpoint).matches()) {
      return NoCredentials.getInstance();
    }
    try {
      GoogleCredentials found = login.credentials(scopes());
      String payer = jobs.quotaProject();
      return payer.isEmpty() ? found : found.createWithQuotaProject(payer);
    } catch (IOException e) {
      throw failures.credentials(String.valueOf(e.getMessage()), e);
    }
  }

  private List<String> scopes() {
    return delivery instanceof Delivery.Objects
        ? List.of(BIGQUERY_SCOPE, STORAGE_SCOPE)
        : List.of(BIGQUERY_SCOPE);
  }

  @Override
  public void close() {
    // Nothing is shared between sessions.
  }
}
