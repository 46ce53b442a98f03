/** A dbt project's files as records: project file, profile, properties, sources, SQL and macros. */
@NullMarked
package io.shoppipe.models.project;

import org.jspecify.annotations.NullMarked;
