/** dbt's built-in generic tests: each one class, and one line in {@link GenericTests}. Pure. */
@NullMarked
package io.shoppipe.models.generictest;

import org.jspecify.annotations.NullMarked;
