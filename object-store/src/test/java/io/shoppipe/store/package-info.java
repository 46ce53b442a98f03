/** What every store can do, and a small S3 with faults. */
@NullMarked
package io.shoppipe.store;

import org.jspecify.annotations.NullMarked;
