package io.shoppipe.warehouse.bigquery;

import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one session's files stand in the bucket: {@code PREFIX/PROJECT/RUN/TABLE/NUMBER.json.gz}.
 * Before the first one it has begun its lease, so that files of a run without a lease are a dead
 * one's; these are deleted then. Not thread-safe.
 */
final class Folder {
  private static final Logger LOG = LoggerFactory.getLogger(Folder.class);

  /** A session's name; others' objects are left alone. */
  private static final Pattern RUN = Pattern.compile("[0-9a-f]{16}_[0-9]+");

  private final Connection connection;
  private final Bucket bucket;

  /** With a slash at its end. */
  private final String project;

  private boolean begun;

  /** {@code prefix}: with a slash at its end, or empty. */
  Folder(Connection connection, Bucket bucket, String prefix) {
    this.connection = connection;
    this.bucket = bucket;
    this.project = prefix + connection.lease().table().getProject() + "/";
  }

  Bucket bucket() {
    return bucket;
  }

  /** The name of a file, under which no other one was or will be. */
  String next(String table, long number) {
    if (!begun) {
      connection.attempts().ask("lease", connection.lease()::begin);
      sweep();
      begun = true;
    }
    return project + connection.lease().run() + "/" + table + "/" + number + ".json.gz";
  }

  private void sweep() {
    List<String> names = bucket.names(project);
    Set<String> runs = new TreeSet<>();
    names.forEach(name -> runs.add(run(name)));
    for (String run : runs) {
      if (isDead(run)) {
        LOG.info("files that the dead run {} left in the bucket are deleted", run);
        names.stream().filter(name -> run(name).equals(run)).forEach(bucket::delete);
      }
    }
  }

  private String run(String name) {
    return name.substring(project.length()).split("/", 2)[0];
  }

  private boolean isDead(String run) {
    if (!RUN.matcher(run).matches()) {
      return false;
    }
    TableId lease = Lease.table(connection.lease().table().getProject(), run);
    @Nullable Table found =
        connection.attempts().ask("lease", () -> connection.api().getTable(lease));
    return found == null || connection.lease().isLongDead(found);
  }
}
