/** Proxies that lead to a service. */
@NullMarked
package io.shoppipe.singer.proxy;

import org.jspecify.annotations.NullMarked;
