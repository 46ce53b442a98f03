package io.shoppipe.target.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.json.CompactJson;
import io.shoppipe.singer.json.JsonFault;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A state from the command line: JSON itself, or {@code @FILE}. */
final class StateArgument {
  private StateArgument() {}

  /** The state as compact JSON; fails with exit kind CONFIG where it is none. */
  static String read(String given) {
    boolean file = given.startsWith("@");
    String what = file ? "state " + given.substring(1) : "--set";
    try {
      byte[] json =
          file
              ? Files.readAllBytes(Path.of(given.substring(1)))
              : given.getBytes(StandardCharsets.UTF_8);
      return refuseEmpty(CompactJson.of(json, 0, json.length), what);
    } catch (NoSuchFileException e) {
      throw SingerException.config(
          what + ": no such file. Check the path; it is taken from the current directory.");
    } catch (JsonProcessingException e) {
      throw SingerException.config(what + ": not valid JSON: " + JsonFault.reason(e) + ".");
    } catch (IOException e) {
      throw SingerException.config(what + ": can't be read: " + e.getMessage());
    }
  }

  private static String refuseEmpty(String state, String what) {
    if (state.equals("null") || state.equals("{}")) {
      throw SingerException.config(what + ": an empty state is none; to forget it, use --clear.");
    }
    return state;
  }
}
