package io.shoppipe.tap.file;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.charset.Charset;

/** A file's text as UTF-8 without a byte order mark, which also tells UTF-16 from UTF-8. */
final class FileContent {
  private FileContent() {}

  static InputStream utf8(InputStream content, Charset declared) throws IOException {
    PushbackInputStream in = new PushbackInputStream(content, 3);
    byte[] head = in.readNBytes(3);
    int mark = 0;
    Charset charset = declared;
    if (starts(head, 0xEF, 0xBB, 0xBF)) {
      charset = UTF_8;
      mark = 3;
    } else if (starts(head, 0xFF, 0xFE)) {
      charset = UTF_16LE;
      mark = 2;
    } else if (starts(head, 0xFE, 0xFF)) {
      charset = UTF_16BE;
      mark = 2;
    }
    in.unread(head, mark, head.length - mark);
    return charset.equals(UTF_8) ? in : new TranscodedStream(in, charset);
  }

  private static boolean starts(byte[] head, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (i >= head.length || (head[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
