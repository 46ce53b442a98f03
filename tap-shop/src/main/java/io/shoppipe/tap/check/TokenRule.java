package io.shoppipe.tap.check;

import com.fasterxml.jackson.core.JsonParser;
import io.shoppipe.singer.scan.JsonScanner;
import java.io.IOException;

/**
 * What is done with a value of a record as it is parsed, or passed over in its bytes. Thread-safe.
 */
@FunctionalInterface
interface TokenRule {
  /**
   * The parser stands on the value's first token, and afterwards on its last. A value that is not
   * as it should be {@link Finds#reject}s the record.
   */
  void pass(JsonParser json, Finds finds) throws IOException;

  /**
   * The same in half the time: the scanner stands at the value, and afterwards behind it. What is
   * rejected here is only what can't be told here: the parser then decides.
   */
  default void pass(JsonScanner json, Finds finds) {
    finds.reject();
    json.skip();
  }

  /** The same, but no record that holds the value can leave as it came. */
  default TokenRule rejecting() {
    return (json, finds) -> {
      finds.reject();
      pass(json, finds);
    };
  }
}
