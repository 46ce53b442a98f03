/**
 * Requests to the source: log-in, retries, time-outs, and answers that are not what they should be.
 */
@NullMarked
package io.shoppipe.tap.http;

import org.jspecify.annotations.NullMarked;
