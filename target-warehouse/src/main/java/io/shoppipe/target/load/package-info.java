/**
 * Stages rows, merges them at checkpoints together with the state that covers them, refreshes
 * tables whole.
 */
@NullMarked
package io.shoppipe.target.load;

import org.jspecify.annotations.NullMarked;
