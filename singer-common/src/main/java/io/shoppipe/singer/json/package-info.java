/** JSON whose numbers keep the digits they were written with. */
@NullMarked
package io.shoppipe.singer.json;

import org.jspecify.annotations.NullMarked;
