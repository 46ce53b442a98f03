/** Tests of the scripts that belong to the systems under projects/. */
@NullMarked
package io.shoppipe.e2e.project;

import org.jspecify.annotations.NullMarked;
