package io.shoppipe.singer.proxy;

import io.shoppipe.singer.error.Secrets;
import java.io.IOException;
import java.net.Authenticator;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which proxy leads to an address: the config's for all, else those of the environment, as curl
 * takes them ({@code HTTP_PROXY}, {@code HTTPS_PROXY}, {@code NO_PROXY}, in lower case too).
 */
public final class Proxies extends ProxySelector {
  private static final String REFUSED_IN_TUNNELS = "jdk.http.auth.tunneling.disabledSchemes";

  static {
    // The JDK shows no password to the proxy of an https address unless told so before its first
    // connection.
    if (System.getProperty(REFUSED_IN_TUNNELS) == null) {
      System.setProperty(REFUSED_IN_TUNNELS, "");
    }
  }

  private final Optional<URI> configured;
  private final Map<String, String> environment;

  /**
   * @param configured the one for all addresses; the environment's do not count then
   * @param environment the variables by name
   */
  public Proxies(Optional<URI> configured, Map<String, String> environment) {
    this.configured = configured;
    this.environment = Map.copyOf(environment);
  }

  /**
   * Makes the proxies that an environment names, if any, the JVM's own: for clients that are told
   * of none.
   */
  public static void install(Map<String, String> environment) {
    if (variables(environment).findAny().isEmpty()) {
      return;
    }
    Proxies proxies = new Proxies(Optional.empty(), environment);
    ProxySelector.setDefault(proxies);
    if (proxies.wantsNames()) {
      Authenticator.setDefault(proxies.authenticator());
    }
  }

  /** The proxy's address; {@code host:port} will do. */
  public static Optional<URI> parse(String text) {
    try {
      URI proxy = URI.create(text.contains("://") ? text.strip() : "http://" + text.strip());
      if (proxy.getUserInfo() != null) {
        Secrets.register(secret(proxy.getUserInfo()));
      }
      return Optional.of(proxy).filter(found -> found.getHost() != null);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Proxy> select(URI address) {
    return List.of(
        proxy(address)
            .map(
                found ->
                    new Proxy(Proxy.Type.HTTP, new InetSocketAddress(found.getHost(), port(found))))
            .orElse(Proxy.NO_PROXY));
  }

  /** The port of a proxy's address, 80 unless it names one. */
  public static int port(URI proxy) {
    return proxy.getPort() < 0 ? 80 : proxy.getPort();
  }

  /**
   * The connection to an address, by the proxy that leads there, else as the JVM's properties say;
   * not opened yet.
   */
  public HttpURLConnection connection(URI address) throws IOException {
    URL url = address.toURL();
    HttpURLConnection connection =
        (HttpURLConnection)
            (proxy(address).isPresent()
                ? url.openConnection(select(address).get(0))
                : url.openConnection());
    if (wantsNames()) {
      connection.setAuthenticator(authenticator());
    }
    return connection;
  }

  /** The client tells the failure of its request itself. */
  @Override
  public void connectFailed(URI address, SocketAddress proxy, IOException failure) {}

  /** Who we are to the proxy that leads to an address, if it wants to know. */
  public Authenticator authenticator() {
    return new Authenticator() {
      @Override
      protected @Nullable PasswordAuthentication getPasswordAuthentication() {
        if (getRequestorType() != RequestorType.PROXY) {
          return null;
        }
        return proxy(URI.create(getRequestingURL().toString()))
            .map(URI::getUserInfo)
            .map(Proxies::password)
            .orElse(null);
      }
    };
  }

  /** Whether any proxy comes with a name and password. */
  public boolean wantsNames() {
    return configured.filter(proxy -> proxy.getUserInfo() != null).isPresent()
        || variables(environment).anyMatch(value -> value.contains("@"));
  }

  private static Stream<String> variables(Map<String, String> environment) {
    return environment.entrySet().stream()
        .filter(entry -> entry.getKey().toLowerCase(Locale.ROOT).endsWith("_proxy"))
        .map(Map.Entry::getValue);
  }

  /** The proxy that leads to an address; empty where none is needed. */
  public Optional<URI> proxy(URI address) {
    if (configured.isPresent()) {
      return configured;
    }
    String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
    boolean web = scheme.equals("http") || scheme.equals("https"); // and no plain socket
    return !web || excepted(String.valueOf(address.getHost()))
        ? Optional.empty()
        : variable(scheme + "_proxy").or(() -> variable("all_proxy")).flatMap(Proxies::parse);
  }

  private boolean excepted(String host) {
    for (String entry : variable("no_proxy").orElse("").split(",", -1)) {
      String name = entry.strip().replaceFirst("^\\*?\\.", "").replaceFirst(":\\d+$", "");
      if (name.equals("*")
          || (!name.isEmpty() && (host.equalsIgnoreCase(name) || endsWith(host, "." + name)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean endsWith(String host, String ending) {
    return host.toLowerCase(Locale.ROOT).endsWith(ending.toLowerCase(Locale.ROOT));
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
        .filter(value -> !value.isBlank());
  }

  private static PasswordAuthentication password(String userInfo) {
    int colon = userInfo.indexOf(':');
    return new PasswordAuthentication(
        colon < 0 ? userInfo : userInfo.substring(0, colon), secret(userInfo).toCharArray());
  }

  private static String secret(String userInfo) {
    return userInfo.substring(userInfo.indexOf(':') + 1);
  }
}
