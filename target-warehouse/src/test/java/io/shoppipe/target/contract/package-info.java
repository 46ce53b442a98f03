/** The cases that every warehouse must pass, and what runs them. */
@NullMarked
package io.shoppipe.target.contract;

import org.jspecify.annotations.NullMarked;
