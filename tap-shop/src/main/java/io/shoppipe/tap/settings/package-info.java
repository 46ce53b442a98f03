/** The tap's settings, typed. */
@NullMarked
package io.shoppipe.tap.settings;

import org.jspecify.annotations.NullMarked;
