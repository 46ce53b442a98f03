package io.shoppipe.singer.cli;

import io.shoppipe.singer.error.ErrorKind;
import io.shoppipe.singer.error.OneLine;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.singer.proxy.Proxies;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;

/**
 * Runs a picocli command as a program: exit codes, one line for each failure, stdout kept clean,
 * signals told.
 */
public final class Program {
  /** How picocli begins what might have been meant. */
  private static final Pattern SUGGESTION = Pattern.compile("^(Possible solutions|Did you mean)");

  private Program() {}

  /** A call that needs no command-line parser; {@code name} begins its messages. */
  public record Shortcut(String name, Callable<Integer> work) {}

  /** Runs the command with the process's own streams and ends the process. */
  public static void main(Function<ProgramIo, Object> command, String[] args) {
    main(command, (io, given) -> Optional.empty(), args);
  }

  /**
   * The same, but without picocli, which takes 0.1 s to set up, where {@code shortcut} knows what
   * the arguments ask for.
   */
  public static void main(
      Function<ProgramIo, Object> command,
      BiFunction<ProgramIo, List<String>, Optional<Shortcut>> shortcut,
      String[] args) {
    FileOutputStream stdout = new FileOutputStream(FileDescriptor.out);
    System.setOut(System.err);
    PrintWriter stderr =
        new PrintWriter(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
    StopSignal stop = new StopSignal();
    AtomicBoolean ended = new AtomicBoolean();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  if (!ended.get()) {
                    stop.fire();
                  }
                },
                "stop-signal"));
    ProgramIo io = new ProgramIo(System.in, stdout, stderr, System.getenv(), stop);
    Proxies.install(io.environment());
    Optional<Shortcut> known = shortcut.apply(io, List.of(args));
    int code = known.isPresent() ? run(io, known.get()) : run(command, io, args);
    ended.set(true);
    System.exit(code);
  }

  /** Runs the command and returns its exit code; nothing is thrown. */
  public static int run(Function<ProgramIo, Object> command, ProgramIo io, String... args) {
    PrintWriter out = new PrintWriter(io.out(), true, StandardCharsets.UTF_8);
    Object built = command.apply(io);
    CommandLine line =
        (built instanceof CommandLine made ? made : new CommandLine(built))
            .setOut(out)
            .setErr(io.err());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler((failure, given) -> usage(io, failure));
    line.setExecutionExceptionHandler(
        (failure, commandLine, parsed) ->
            exitCode(commandLine.getCommand(), failed(io, line.getCommandName(), failure)));
    Logging.format(
        LogOptions.formatOf(line.getCommandName(), io.environment(), args), line.getCommandName());
    try {
      return line.execute(args);
    } catch (OutOfMemoryError e) {
      return tooSmall(io, line.getCommandName());
    } finally {
      out.flush();
    }
  }

  private static int run(ProgramIo io, Shortcut shortcut) {
    try {
      return shortcut.work().call();
    } catch (Exception failure) {
      return failed(io, shortcut.name(), failure).exitCode();
    } catch (OutOfMemoryError e) {
      return tooSmall(io, shortcut.name());
    }
  }

  /** What asked for too much is given up by now, so that there is room for a line. */
  private static int tooSmall(ProgramIo io, String name) {
    String options = name.toUpperCase(Locale.ROOT).replace('-', '_') + "_JAVA_OPTS";
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    io.tell(
        name,
        "the memory of %d MB is not enough. Give it more (%s=-Xmx%dm) and run again from the last state."
            .formatted(megabytes, options, megabytes * 2));
    return ErrorKind.CONFIG.exitCode();
  }

  private static int usage(ProgramIo io, CommandLine.ParameterException failure) {
    String name = failure.getCommandLine().getCommandSpec().qualifiedName();
    StringWriter suggestions = new StringWriter();
    CommandLine.UnmatchedArgumentException.printSuggestions(
        failure, new PrintWriter(suggestions, true));
    String line =
        Stream.of(String.valueOf(failure.getMessage()), suggestions.toString())
            .flatMap(String::lines)
            .filter(part -> !part.isBlank())
            .map(part -> part.strip().replaceAll("[.?]$", ""))
            .map(
                part ->
                    SUGGESTION
                        .matcher(part)
                        .replaceFirst(found -> found.group().toLowerCase(Locale.ROOT)))
            .collect(Collectors.joining("; ", "", ". Try '" + name + " --help'."));
    io.tell(name, OneLine.of(line));
    return ErrorKind.USAGE.exitCode();
  }

  private static ErrorKind failed(ProgramIo io, String name, Exception failure) {
    if (failure instanceof SingerException expected && expected.kind() != ErrorKind.BUG) {
      say(io, name, expected.getMessage());
      return expected.kind();
    }
    io.tellBug(name, failure);
    return ErrorKind.BUG;
  }

  private static int exitCode(Object command, ErrorKind kind) {
    return command instanceof ExitCodes own ? own.exitCode(kind) : kind.exitCode();
  }

  private static void say(ProgramIo io, String name, String message) {
    message.lines().forEach(line -> io.tell(name, line));
  }
}
