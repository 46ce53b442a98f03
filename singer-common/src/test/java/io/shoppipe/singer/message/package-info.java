/** Tests of the messages. */
@NullMarked
package io.shoppipe.singer.message;

import org.jspecify.annotations.NullMarked;
