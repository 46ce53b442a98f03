/** Lists of records read from the source, page by page, each record once. */
@NullMarked
package io.shoppipe.tap.source;

import org.jspecify.annotations.NullMarked;
