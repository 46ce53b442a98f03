package io.shoppipe.tap.definition;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Makes a stream the child of another: it is read once for each record of {@code stream}, and
 * {@code context} names what of that record its requests need, such as {@code cart_id} for {@code
 * /carts/{cart_id}/notes}; {@code outer} are the names in the contexts of all above that stream.
 */
public record ParentContext(String stream, Map<String, JsonPointer> context, List<String> outer) {
  public ParentContext {
    context = Collections.unmodifiableMap(new LinkedHashMap<>(context));
    outer = List.copyOf(outer);
  }

  /** All names that stand for a value when the stream is read. */
  public List<String> names() {
    return Stream.concat(outer.stream(), context.keySet().stream()).distinct().toList();
  }
}
