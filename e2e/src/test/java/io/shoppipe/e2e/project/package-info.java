/** Tests of the systems under projects/: their scripts, their models, their marts. */
@NullMarked
package io.shoppipe.e2e.project;

import org.jspecify.annotations.NullMarked;
