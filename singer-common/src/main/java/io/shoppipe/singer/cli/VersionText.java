package io.shoppipe.singer.cli;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The line that {@code --version} prints: the program's name and its jar's version. */
public final class VersionText implements IVersionProvider {
  @Spec private @Nullable CommandSpec command;

  /** The version of the jar that a class came from; {@code development} outside of one. */
  public static String of(Class<?> program) {
    String version = program.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }

  @Override
  public String[] getVersion() {
    CommandSpec spec = Objects.requireNonNull(command).root();
    return new String[] {spec.name() + " " + of(spec.userObject().getClass())};
  }
}
