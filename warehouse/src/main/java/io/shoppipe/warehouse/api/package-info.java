/** The small SPI that a warehouse implements: sessions, loaders, dialects. */
@NullMarked
package io.shoppipe.warehouse.api;

import org.jspecify.annotations.NullMarked;
