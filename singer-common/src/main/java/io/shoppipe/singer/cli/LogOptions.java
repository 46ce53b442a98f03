package io.shoppipe.singer.cli;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options that set the log up. Without one the environment decides: {@code
 * <PROGRAM>_LOG_FORMAT} and {@code <PROGRAM>_LOG_LEVEL}, then {@code LOGLEVEL} as for the Singer
 * SDK's plugins. {@code SINGER_SDK_LOG_CONFIG} and {@code LOGGING_CONF_FILE}, which name files for
 * Python's logging, are ignored.
 */
public final class LogOptions {
  /** The levels, by Python's names. */
  enum Level {
    DEBUG,
    INFO,
    WARNING,
    ERROR
  }

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      description = "text or json: one JSON object a line, as the Singer SDK's. Default: text.")
  private Logging.@Nullable Format format;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      description = "debug, info, warning or error. Default: info.")
  private @Nullable Level level;

  /** Whether the option asks for JSON. */
  public boolean isJson() {
    return format == Logging.Format.JSON;
  }

  /** Sets the log up as the options say; {@code prefix} is the environment variables'. */
  public void apply(String program, String prefix, Map<String, String> environment) {
    Logging.format(format == null ? formatOf(program, environment) : format, program);
    String option = level == null ? null : level.name();
    wanted(option, environment, prefix + "_LOG_LEVEL", "LOGLEVEL").ifPresent(Logging::level);
  }

  /** The format to begin with, so that a wrong command line is told in it, too. */
  static Logging.Format formatOf(String program, Map<String, String> environment, String... args) {
    String prefix = program.toUpperCase(Locale.ROOT).replace('-', '_');
    String given = environment.getOrDefault(prefix + "_LOG_FORMAT", "");
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith("--log-format=")) {
        given = args[i].substring(args[i].indexOf('=') + 1);
      } else if (args[i].equals("--log-format") && i + 1 < args.length) {
        given = args[i + 1];
      }
    }
    return given.equalsIgnoreCase("json") ? Logging.Format.JSON : Logging.Format.TEXT;
  }

  private static Optional<String> wanted(
      @Nullable String option, Map<String, String> environment, String... names) {
    if (option != null) {
      return Optional.of(option);
    }
    for (String name : names) {
      String value = environment.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
