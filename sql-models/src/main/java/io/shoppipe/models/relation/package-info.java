/** What the warehouse holds already, as a run knows it. */
@NullMarked
package io.shoppipe.models.relation;

import org.jspecify.annotations.NullMarked;
