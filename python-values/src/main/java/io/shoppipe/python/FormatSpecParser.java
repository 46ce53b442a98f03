package io.shoppipe.python;

/** Reads a {@link FormatSpec}. */
final class FormatSpecParser {
  private final String spec;
  private int at;

  FormatSpecParser(String spec) {
    this.spec = spec;
  }

  FormatSpec parse() {
    String fill = " ";
    char align = '\0';
    if (spec.length() > 1 && "<>=^".indexOf(spec.charAt(1)) >= 0) {
      fill = spec.substring(0, 1);
      align = spec.charAt(1);
      at = 2;
    } else {
      align = one("<>=^");
    }
    char sign = one("+- ");
    boolean alternate = one("#") != '\0';
    boolean zeros = one("0") != '\0';
    if (zeros && align == '\0') {
      fill = "0";
      align = '=';
    }
    int width = Math.max(0, number());
    char grouping = one(",_");
    int precision = one(".") == '\0' ? -1 : number();
    char type = one("bcdeEfFgGnosxX%");
    if (at < spec.length()) {
      throw PythonException.of(ErrorType.VALUE, "Invalid format specifier '" + spec + "'");
    }
    return new FormatSpec(fill, align, sign, alternate, width, grouping, precision, type);
  }

  private char one(String choices) {
    boolean found = at < spec.length() && choices.indexOf(spec.charAt(at)) >= 0;
    return found ? spec.charAt(at++) : '\0';
  }

  private int number() {
    int start = at;
    while (at < spec.length() && Character.isDigit(spec.charAt(at))) {
      at++;
    }
    return start == at ? -1 : Integer.parseInt(spec.substring(start, at));
  }
}
