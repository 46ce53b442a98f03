package io.shoppipe.target.record;

import io.shoppipe.singer.scan.JsonScanner;
import io.shoppipe.singer.scan.NumberScan;

/** Lets a value of one of some types through to the rules of its type. */
record QuickTypes(
    int types, QuickStrings strings, QuickNumbers numbers, QuickObject object, QuickArray array)
    implements QuickSchema {
  static final int NULL = 1;
  static final int TRUE = 2;
  static final int FALSE = 4;
  static final int INTEGER = 8;
  static final int NUMBER = 16;
  static final int STRING = 32;
  static final int OBJECT = 64;
  static final int ARRAY = 128;
  static final int ALL = 255;

  /** The bits of a type by its name in JSON Schema; 0 for an unknown one. */
  static int of(String name) {
    return switch (name) {
      case "null" -> NULL;
      case "boolean" -> TRUE | FALSE;
      case "integer" -> INTEGER;
      case "number" -> INTEGER | NUMBER;
      case "string" -> STRING;
      case "object" -> OBJECT;
      case "array" -> ARRAY;
      default -> 0;
    };
  }

  /** Whether it asks for nothing but one of the types. */
  boolean judgesTypesOnly() {
    return strings.isAny() && numbers.isAny() && object.isAny() && array.isAny();
  }

  @Override
  public boolean fits(JsonScanner in) {
    byte first = in.peek();
    return switch (first) {
      case '"' -> (types & STRING) != 0 && strings.fits(in);
      case '{' -> (types & OBJECT) != 0 && object.fits(in);
      case '[' -> (types & ARRAY) != 0 && array.fits(in);
      case 'n' -> literal(in, NULL);
      case 't' -> literal(in, TRUE);
      case 'f' -> literal(in, FALSE);
      default -> number(in);
    };
  }

  private boolean literal(JsonScanner in, int type) {
    in.literal();
    return (types & type) != 0;
  }

  private boolean number(JsonScanner in) {
    NumberScan number = in.number();
    int type = number.isSmallInteger() ? INTEGER : NUMBER;
    return (types & type) != 0 && numbers.fit(number);
  }
}
