/**
 * What templates of a dbt project see: functions, relations, macros; and what comes out of them.
 */
@NullMarked
package io.shoppipe.models.render;

import org.jspecify.annotations.NullMarked;
