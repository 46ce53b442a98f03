package io.shoppipe.target.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;

/**
 * The program as {@code bin/target-warehouse} runs it once after a build, while the JVM notes which
 * classes to keep in its class-data archive. That run loads into DuckDB; PostgreSQL's classes, for
 * which there is no server then, are loaded by name.
 */
public final class WarmUp {
  private static final List<String> FOR_POSTGRES =
      List.of("org.postgresql.Driver", "io.shoppipe.warehouse.Warehouses");

  /** What a connection never needs, or only to a server that asks for it. */
  private static final String LEFT_OUT =
      ".*(/osgi/|/xa/|/sspi/|/gss/|/replication/|/translation/|/shaded/|/geometric/|package-info).*";

  private static final List<String> OF_JAVA =
      List.of(
          "sun.nio.ch.NioSocketImpl",
          "java.net.Socket",
          "java.net.SocksSocketImpl",
          "java.net.Inet6Address",
          "javax.net.DefaultSocketFactory",
          "java.util.TimeZone",
          "java.util.GregorianCalendar",
          "java.text.DecimalFormatSymbols");

  private WarmUp() {}

  /** The same arguments as the program's. */
  public static void main(String[] args) {
    ClassLoader loader = WarmUp.class.getClassLoader();
    OF_JAVA.forEach(name -> load(name, loader));
    for (String one : FOR_POSTGRES) {
      Class<?> known = load(one, loader);
      if (known != null) {
        loadAllBeside(known, loader);
      }
    }
    TargetWarehouse.main(args);
  }

  private static void loadAllBeside(Class<?> known, ClassLoader loader) {
    try {
      Path place = Path.of(known.getProtectionDomain().getCodeSource().getLocation().toURI());
      if (place.toString().endsWith(".jar")) {
        try (JarFile jar = new JarFile(place.toFile())) {
          jar.stream()
              .map(ZipEntry::getName)
              .filter(name -> name.endsWith(".class") && !name.matches(LEFT_OUT))
              .filter(name -> name.startsWith(known.getPackageName().replace('.', '/')))
              .forEach(name -> load(name.substring(0, name.length() - 6).replace('/', '.'), loader));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Null for a class that needs another which is not there. */
  private static @org.jspecify.annotations.Nullable Class<?> load(String name, ClassLoader loader) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException | LinkageError e) {
      return null;
    }
  }
}
