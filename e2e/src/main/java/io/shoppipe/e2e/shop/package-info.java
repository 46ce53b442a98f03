/**
 * A local shop over real HTTP that answers like the two public shop APIs, for the demo and the
 * tests.
 */
@NullMarked
package io.shoppipe.e2e.shop;

import org.jspecify.annotations.NullMarked;
