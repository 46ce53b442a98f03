/** The steps of a pipeline's runs: how each went, how long it took, how many rows it moved. */
@NullMarked
package io.shoppipe.target.steps;

import org.jspecify.annotations.NullMarked;
