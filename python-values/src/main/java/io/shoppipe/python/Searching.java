package io.shoppipe.python;

import java.util.List;

/** The methods of str that look for a part of it; start and end count as in slices. */
final class Searching {
  private Searching() {}

  private record Window(String text, int start) {
    static Window of(String text, Bound a) {
      int size = CodePoints.length(text);
      int start = place(a.integer(1, 0), size);
      int end = Math.min(size, a.at(2) == null ? size : place(a.integer(2, size), size));
      return start > end
          ? new Window("", -1)
          : new Window(CodePoints.slice(text, start, end), start);
    }

    private static int place(int index, int size) {
      return index < 0 ? Math.max(0, index + size) : index;
    }
  }

  static boolean affix(String text, Bound a, boolean start) {
    Window window = Window.of(text, a);
    if (a.at(0) instanceof Tuple choices) {
      return choices.stream().anyMatch(choice -> affix(window, String.valueOf(choice), start));
    }
    return affix(window, a.text(0), start);
  }

  private static boolean affix(Window window, String part, boolean start) {
    if (window.start() < 0) {
      return false;
    }
    return start ? window.text().startsWith(part) : window.text().endsWith(part);
  }

  static long find(String text, Bound a, boolean last) {
    Window window = Window.of(text, a);
    String part = a.text(0);
    int at = last ? window.text().lastIndexOf(part) : window.text().indexOf(part);
    return at < 0 || window.start() < 0 ? -1 : window.start() + window.text().codePointCount(0, at);
  }

  static long index(String text, Bound a, boolean last) {
    long at = find(text, a, last);
    if (at < 0) {
      throw PythonException.of(ErrorType.VALUE, "substring not found");
    }
    return at;
  }

  static long count(String text, Bound a) {
    Window window = Window.of(text, a);
    String part = a.text(0);
    if (window.start() < 0) {
      return 0;
    }
    if (part.isEmpty()) {
      return CodePoints.length(window.text()) + 1L;
    }
    List<Object> parts = Splitting.split(window.text(), part, -1);
    return parts.size() - 1L;
  }
}
