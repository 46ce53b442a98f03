/** Objects of S3 and of what speaks like it. */
@NullMarked
package io.shoppipe.store.s3;

import org.jspecify.annotations.NullMarked;
