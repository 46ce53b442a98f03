package io.shoppipe.python;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template that can't be parsed or rendered. The place (template, line, column) is that of the
 * innermost construct that failed; {@link #macroStack} leads from there to the outermost call.
 */
public final class PythonException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_STACK = 20;

  private final ErrorType type;
  private final String problem;
  private final transient List<MacroFrame> macroStack = new ArrayList<>();
  private @Nullable String template;
  private int line;
  private int column;

  /** A macro on the way, and the place it was called from: line and column start at 1. */
  public record MacroFrame(String macro, String callerTemplate, int line, int column) {
    @Override
    public String toString() {
      return "macro " + macro + ", called from " + callerTemplate + ":" + line + ":" + column;
    }
  }

  /** A failure with the host's exception that explains it. */
  public PythonException(ErrorType type, String problem, @Nullable Throwable cause) {
    super(problem, cause);
    this.type = type;
    this.problem = problem;
  }

  /** A failure whose place is not known yet; the interpreter adds it. */
  public static PythonException of(ErrorType type, String problem) {
    return new PythonException(type, problem, null);
  }

  /** Says where it happened, unless a deeper construct has said so already. */
  public PythonException at(String templateName, int atLine, int atColumn) {
    if (template == null) {
      template = templateName;
      line = atLine;
      column = atColumn;
    }
    return this;
  }

  /** Adds a macro through which the failure passed, innermost first; the outermost are left out. */
  public PythonException through(MacroFrame frame) {
    if (macroStack.size() < LONGEST_STACK) {
      macroStack.add(frame);
    }
    return this;
  }

  /** What Python would have raised. */
  public ErrorType type() {
    return type;
  }

  /** What is wrong, without the place. */
  public String problem() {
    return problem;
  }

  /** The template's name, or null when the failure happened outside one. */
  public @Nullable String template() {
    return template;
  }

  /** The line, from 1; 0 when not known. */
  public int line() {
    return line;
  }

  /** The column, from 1; 0 when not known. */
  public int column() {
    return column;
  }

  /** The macros on the way, innermost first. */
  public List<MacroFrame> macroStack() {
    return List.copyOf(macroStack);
  }

  /** Place, problem and macro stack in one line. */
  @Override
  public String getMessage() {
    StringBuilder text = new StringBuilder();
    if (template != null) {
      text.append(template).append(':').append(line).append(':').append(column).append(": ");
    }
    text.append(problem);
    for (MacroFrame frame : macroStack) {
      text.append(" (in ").append(frame).append(')');
    }
    return text.toString();
  }
}
