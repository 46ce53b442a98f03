package io.shoppipe.warehouse.bigquery;

import io.shoppipe.warehouse.api.Loader;
import io.shoppipe.warehouse.api.RowWriter;

/** A loader after which something is to be done with its rows. */
record AddingLoader(Loader rest, Runnable after) implements Loader {
  @Override
  public RowWriter rows() {
    return rest.rows();
  }

  @Override
  public long pendingRows() {
    return rest.pendingRows();
  }

  @Override
  public long pendingBytes() {
    return rest.pendingBytes();
  }

  @Override
  public long sendBytes() {
    return rest.sendBytes();
  }

  @Override
  public void send() {
    rest.send();
  }

  @Override
  public void send(long rows) {
    rest.send(rows);
  }

  @Override
  public void settle() {
    rest.settle();
    after.run();
  }

  @Override
  public void close() {
    rest.close();
  }
}
