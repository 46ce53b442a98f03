/** Streams that come over HTTP: requests made from definitions, lists read page by page. */
@NullMarked
package io.shoppipe.tap.http;

import org.jspecify.annotations.NullMarked;
