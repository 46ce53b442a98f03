/** Unit tests of models: rows as SQL, the query that compares, the difference as text. Pure. */
@NullMarked
package io.shoppipe.models.unittest;

import org.jspecify.annotations.NullMarked;
