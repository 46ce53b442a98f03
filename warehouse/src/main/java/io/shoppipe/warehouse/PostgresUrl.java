package io.shoppipe.warehouse;

import io.shoppipe.singer.error.Secrets;
import io.shoppipe.singer.error.SingerException;
import io.shoppipe.warehouse.postgres.PostgresAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code postgresql://user:password@host:port/database?parameters}. */
final class PostgresUrl {
  private static final String FORM = "postgresql://user@host:port/database";
  private static final Pattern URL =
      Pattern.compile(
          "//(?:(?<user>[^:@/?]*)(?::(?<password>[^/?]*))?@)?"
              + "(?<host>\\[[^\\]]*\\]|[^:/?@]*)(?::(?<port>\\d*))?"
              + "(?:/(?<database>[^/?]*))?(?:\\?(?<parameters>.*))?");

  private PostgresUrl() {}

  /** {@code rest}: the URL without its scheme and colon. */
  static PostgresAddress parse(String rest, WarehouseConfig config) {
    Matcher url = URL.matcher(rest);
    if (!url.matches()) {
      throw SingerException.config(
          "warehouse: the URL is not of the form "
              + FORM
              + "; write special characters of user and password as %XX, such as %40 for @");
    }
    String password = first(config.password(), url.group("password"), "");
    Secrets.register(password);
    String user = first(config.user(), url.group("user"), "");
    if (user.isEmpty()) {
      throw SingerException.config("warehouse: no user is named; write " + FORM + " or set user");
    }
    return new PostgresAddress(
        first(null, url.group("host"), "localhost"),
        port(url.group("port")),
        first(null, url.group("database"), user),
        user,
        password,
        UrlParameters.of(url.group("parameters"), PostgresAddress.PARAMETERS.keySet()));
  }

  /** The value that was given apart, else the one of the URL, else the other. */
  private static String first(@Nullable String given, @Nullable String inUrl, String otherwise) {
    if (given != null) {
      return given;
    }
    return inUrl == null || inUrl.isEmpty() ? otherwise : UrlParameters.decoded(inUrl);
  }

  private static int port(@Nullable String text) {
    if (text == null || text.isEmpty()) {
      return PostgresAddress.DEFAULT_PORT;
    }
    int port = text.length() > 5 ? 0 : Integer.parseInt(text);
    if (port < 1 || port > 65_535) {
      throw SingerException.config("warehouse: the port " + text + " is not within 1 to 65535");
    }
    return port;
  }
}
