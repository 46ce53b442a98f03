/** From a project's files to its graph: the parse phase for models, sources and tests. */
@NullMarked
package io.shoppipe.models.parse;

import org.jspecify.annotations.NullMarked;
