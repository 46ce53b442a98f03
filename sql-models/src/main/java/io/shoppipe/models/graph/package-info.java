/** Models, sources and tests as a graph: names, selection, order. Pure. */
@NullMarked
package io.shoppipe.models.graph;

import org.jspecify.annotations.NullMarked;
