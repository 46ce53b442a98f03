/** The list of warehouses, and how a URL becomes one of them. */
@NullMarked
package io.shoppipe.warehouse;

import org.jspecify.annotations.NullMarked;
