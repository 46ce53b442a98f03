/**
 * One HTTP service: requests sent with log-in, retries, limits and time-outs; answers read whole.
 */
@NullMarked
package io.shoppipe.tap.http.client;

import org.jspecify.annotations.NullMarked;
