package io.shoppipe.target.record;

import io.shoppipe.singer.scan.JsonScanner;

/**
 * A JSON Schema that is held against a value while the scanner walks over it. It only says that a
 * value surely fits: where it does not, the validator decides.
 */
interface QuickSchema {
  /** Allows every value. */
  QuickSchema ANY =
      in -> {
        in.skip();
        return true;
      };

  /**
   * Takes the value that the scanner stands before; where false is returned, the scanner may stand
   * anywhere.
   */
  boolean fits(JsonScanner in);
}
