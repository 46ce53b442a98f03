package io.shoppipe.tap.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts UTF-8 bytes into rows of cells, as RFC 4180 has it, with any of the three line ends. Empty
 * lines are passed over. A cell's bytes stand in {@link #buffer}, quotes taken off. Not
 * thread-safe.
 *
 * <p>Our own, since it hands out bytes: a library's strings would be encoded again at once
 * (docs/decisions/0009-own-csv-scanner.md). FastCSV is what the tests hold it against.
 */
public final class CsvScanner {
  private static final int BLOCK = 1 << 18;

  private final InputStream in;
  private final CsvDialect dialect;

  /** No byte's value where there is none. */
  private final int escape;

  private byte[] buffer = new byte[BLOCK];
  private int at;
  private int limit;
  private boolean ended;
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private boolean[] quoted = new boolean[64];
  private int cells;
  private int rowStart;
  private long line = 1;
  private long rowLine;
  private long quoteLine;
  private boolean textAfterQuote;

  /** Reads {@code in}, which must be UTF-8 without a byte order mark. */
  public CsvScanner(InputStream in, CsvDialect dialect) throws IOException {
    this.in = in;
    this.dialect = dialect;
    this.escape = dialect.escape() < 0 ? Integer.MIN_VALUE : dialect.escape();
    for (int i = 0; i < dialect.skipLines() && more(); i++) {
      skipLine();
    }
  }

  /** Reads the next row; false when there is none. */
  public boolean next() throws IOException {
    do {
      rowStart = at;
      if (!more()) {
        return false;
      }
      rowLine = line;
    } while (emptyLine());
    cells = 0;
    textAfterQuote = false;
    boolean open = true;
    while (open) {
      open = cell();
    }
    return true;
  }

  /** How many cells the row has. */
  public int cells() {
    return cells;
  }

  /** Where the cell begins in {@link #buffer}. */
  public int start(int cell) {
    return starts[cell];
  }

  /** Where the cell ends in {@link #buffer}. */
  public int end(int cell) {
    return ends[cell];
  }

  public boolean quoted(int cell) {
    return quoted[cell];
  }

  /** The bytes of the row; valid until the next one. */
  public byte[] buffer() {
    return buffer;
  }

  /** The line in which the row begins, from 1. */
  public long line() {
    return rowLine;
  }

  /** Whether something stood between a closing quote and the end of its cell. */
  public boolean hasTextAfterQuote() {
    return textAfterQuote;
  }

  private boolean emptyLine() throws IOException {
    return (buffer[at] == '\n' || buffer[at] == '\r') && lineEnd();
  }

  /** Reads a cell and what ends it; false when it was the row's last. */
  private boolean cell() throws IOException {
    if (cells == starts.length) {
      grow();
    }
    if (more() && buffer[at] == dialect.quote()) {
      return quotedCell();
    }
    int start = at - rowStart;
    int length = plain();
    return close(start, start + length, false);
  }

  /** Passes over what is neither delimiter nor line end; how many bytes of it are the cell's. */
  private int plain() throws IOException {
    int start = at - rowStart;
    byte delimiter = dialect.delimiter();
    int escape = this.escape;
    while (true) {
      byte[] bytes = buffer;
      int end = limit;
      int i = at;
      while (i < end) {
        byte b = bytes[i];
        if (b == delimiter || b == '\n' || b == '\r' || b == escape) {
          break;
        }
        i++;
      }
      at = i;
      if (i < end && bytes[i] == escape && escape != delimiter) {
        dropEscape();
      } else if (i < end || !more()) {
        return at - rowStart - start;
      }
    }
  }

  /** Takes the escape out and passes over the character after it. */
  private void dropEscape() throws IOException {
    int place = at - rowStart;
    at++;
    if (!more()) {
      return;
    }
    int escape = rowStart + place;
    System.arraycopy(buffer, escape + 1, buffer, escape, limit - escape - 1);
    limit--;
    at = escape + 1;
  }

  /**
   * Reads a quoted cell; doubled quotes are made one in place, so what follows moves down only
   * within the cell.
   */
  private boolean quotedCell() throws IOException {
    quoteLine = line;
    at++;
    int start = at - rowStart;
    int to = at - rowStart;
    byte quote = (byte) dialect.quote();
    int escape = this.escape;
    while (true) {
      if (!more()) {
        throw new OpenQuoteException(quoteLine, line, cells);
      }
      byte b = buffer[at++];
      if (b == quote) {
        if (!more() || buffer[at] != quote) {
          break;
        }
        at++;
      } else if (b == escape && more()) {
        b = buffer[at++];
      } else if (b == '\n' || (b == '\r' && !(more() && buffer[at] == '\n'))) {
        line++;
      }
      buffer[rowStart + to++] = b;
    }
    int after = at - rowStart;
    int length = plain();
    if (length > 0) {
      textAfterQuote = true;
      System.arraycopy(buffer, rowStart + after, buffer, rowStart + to, length);
    }
    return close(start, to + length, true);
  }

  /** Notes the cell; true where a delimiter follows it. */
  private boolean close(int start, int end, boolean wasQuoted) throws IOException {
    starts[cells] = start + rowStart;
    ends[cells] = end + rowStart;
    quoted[cells++] = wasQuoted;
    if (more() && buffer[at] == dialect.delimiter()) {
      at++;
      return true;
    }
    if (at < limit) {
      lineEnd();
    }
    return false;
  }

  /** Passes over LF, CRLF or CR. */
  private boolean lineEnd() throws IOException {
    if (buffer[at++] == '\r' && more() && buffer[at] == '\n') {
      at++;
    }
    line++;
    return true;
  }

  private void skipLine() throws IOException {
    while (more() && buffer[at] != '\n' && buffer[at] != '\r') {
      at++;
      rowStart = at;
    }
    if (more()) {
      lineEnd();
    }
    rowStart = at;
  }

  /** Whether another byte is there; reads on where the buffer is at its end. */
  private boolean more() throws IOException {
    if (at < limit) {
      return true;
    }
    if (ended) {
      return false;
    }
    makeRoom();
    int count = in.readNBytes(buffer, limit, buffer.length - limit);
    ended = count == 0;
    limit += count;
    return count > 0;
  }

  /** The row's bytes go to the buffer's begin; the buffer grows where they fill it. */
  private void makeRoom() {
    if (rowStart > 0) {
      System.arraycopy(buffer, rowStart, buffer, 0, limit - rowStart);
      for (int i = 0; i < cells; i++) {
        starts[i] -= rowStart;
        ends[i] -= rowStart;
      }
      at -= rowStart;
      limit -= rowStart;
      rowStart = 0;
    }
    if (buffer.length - limit < BLOCK / 2) {
      if (limit > dialect.maxRowBytes()) {
        throw new LongRowException(rowLine, dialect.maxRowBytes());
      }
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
  }

  private void grow() {
    starts = Arrays.copyOf(starts, 2 * cells);
    ends = Arrays.copyOf(ends, 2 * cells);
    quoted = Arrays.copyOf(quoted, 2 * cells);
  }
}
