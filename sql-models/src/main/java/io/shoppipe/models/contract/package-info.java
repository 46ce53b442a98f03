/** Contracts of models: their columns held against the query's, their constraints as SQL. */
@NullMarked
package io.shoppipe.models.contract;

import org.jspecify.annotations.NullMarked;
