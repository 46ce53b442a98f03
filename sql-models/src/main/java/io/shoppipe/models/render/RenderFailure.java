package io.shoppipe.models.render;

import io.shoppipe.models.graph.Node;
import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.SingerException;

/**
 * A node that can't be rendered: perhaps not the one that runs, but an ephemeral one that it reads.
 */
public final class RenderFailure extends SingerException {
  private static final long serialVersionUID = 1L;

  private final String nodeId;

  RenderFailure(Node node, String message, Throwable cause) {
    super(ErrorKind.MODELS, message, cause);
    this.nodeId = node.id();
  }

  /** The id of the node whose templates failed. */
  public String nodeId() {
    return nodeId;
  }
}
