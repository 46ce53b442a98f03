package io.shoppipe.models.jinja.syntax;

import io.shoppipe.python.ErrorType;
import io.shoppipe.python.PythonException;
import java.util.Arrays;

/** A template's text with line breaks made equal, and the places of its offsets. */
final class Source {
  private final String name;
  private final String text;
  private final int[] lineStarts;

  Source(String name, String raw, Whitespace whitespace) {
    this.name = name;
    String lines = raw.indexOf('\r') < 0 ? raw : raw.replace("\r\n", "\n").replace('\r', '\n');
    boolean drop = lines.endsWith("\n") && !whitespace.keepTrailingNewline();
    this.text = drop ? lines.substring(0, lines.length() - 1) : lines;
    this.lineStarts = lineStarts(text);
  }

  private static int[] lineStarts(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = text.indexOf('\n'); i >= 0; i = text.indexOf('\n', i + 1)) {
      if (count == starts.length) {
        starts = Arrays.copyOf(starts, count * 2);
      }
      starts[count++] = i + 1;
    }
    return Arrays.copyOf(starts, count);
  }

  String name() {
    return name;
  }

  String text() {
    return text;
  }

  Position position(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    int line = found >= 0 ? found : -found - 2;
    return new Position(line + 1, offset - lineStarts[line] + 1);
  }

  PythonException error(String problem, int offset) {
    return error(ErrorType.SYNTAX, problem, offset);
  }

  PythonException error(ErrorType type, String problem, int offset) {
    Position position = position(offset);
    return PythonException.of(type, problem).at(name, position.line(), position.column());
  }
}
