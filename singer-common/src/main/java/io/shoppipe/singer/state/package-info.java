/** Singer's state: how far each stream has been read. */
@NullMarked
package io.shoppipe.singer.state;

import org.jspecify.annotations.NullMarked;
