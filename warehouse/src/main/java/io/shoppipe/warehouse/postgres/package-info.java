/** PostgreSQL: binary COPY, ON CONFLICT, look-ups in pg_catalog. */
@NullMarked
package io.shoppipe.warehouse.postgres;

import org.jspecify.annotations.NullMarked;
