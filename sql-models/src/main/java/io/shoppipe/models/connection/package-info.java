/** Sessions that put the project's comment on every statement and tell a log what they run. */
@NullMarked
package io.shoppipe.models.connection;

import org.jspecify.annotations.NullMarked;
