/** YAML files as plain values, with messages that name the file, the place and the key. */
@NullMarked
package io.shoppipe.models.yaml;

import org.jspecify.annotations.NullMarked;
