/** Runs a dbt project: {@link io.shoppipe.models.Models} is the one way in. */
@NullMarked
package io.shoppipe.models;

import org.jspecify.annotations.NullMarked;
