@NullMarked
package io.shoppipe.tap.check;

import org.jspecify.annotations.NullMarked;
