/** Objects of Google Cloud Storage, over its JSON API. */
@NullMarked
package io.shoppipe.store.gcs;

import org.jspecify.annotations.NullMarked;
