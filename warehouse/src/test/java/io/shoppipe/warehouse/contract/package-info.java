/** The suite that every warehouse passes. */
@NullMarked
package io.shoppipe.warehouse.contract;

import org.jspecify.annotations.NullMarked;
