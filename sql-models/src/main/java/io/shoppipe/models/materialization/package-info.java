/** How a model's rows get into the warehouse: each way one class and one line in a list. */
@NullMarked
package io.shoppipe.models.materialization;

import org.jspecify.annotations.NullMarked;
