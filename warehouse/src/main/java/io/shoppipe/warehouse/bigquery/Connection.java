package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.BigQuery;

/** What a session asks BigQuery by. */
record Connection(
    BigQuery api, Attempts attempts, BigQueryJobs jobs, UploadRequests requests, Lease lease) {}
