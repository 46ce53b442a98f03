package io.shoppipe.tap.definition;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes a stream the child of another: it is read once for each record of {@code stream}, and
 * {@code context} names what of that record its requests need, such as {@code cart_id} for {@code
 * /carts/{cart_id}/notes}.
 */
public record ParentContext(String stream, Map<String, JsonPointer> context) {
  public ParentContext {
    context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
  }
}
