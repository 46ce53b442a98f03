/** What an earlier run left: its manifest, what has changed since, and where its relations are. */
@NullMarked
package io.shoppipe.models.state;

import org.jspecify.annotations.NullMarked;
