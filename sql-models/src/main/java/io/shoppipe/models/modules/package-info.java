/** The Python modules that dbt gives to templates as {@code modules}. */
@NullMarked
package io.shoppipe.models.modules;

import org.jspecify.annotations.NullMarked;
