package io.shoppipe.tap.http.client;

import io.shoppipe.singer.error.Secrets;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Credentials that are the same for every request. */
record FixedAuthentication(UnaryOperator<Call> credentials, String settings)
    implements Authentication {

  static FixedAuthentication none() {
    return new FixedAuthentication(call -> call, "source.auth");
  }

  static FixedAuthentication header(String name, String value, String settings) {
    return new FixedAuthentication(call -> call.with(name, value), settings);
  }

  static FixedAuthentication basic(Credentials credentials) {
    String plain = credentials.username() + ":" + credentials.password();
    String encoded = Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    Secrets.register(encoded);
    return header("Authorization", "Basic " + encoded, "source.username and source.password");
  }

  static FixedAuthentication parameter(String name, String value, String settings) {
    String encoded = URLEncoder.encode(value, StandardCharsets.UTF_8);
    Secrets.register(encoded);
    return new FixedAuthentication(
        call -> call.at(URI.create(with(call.address().toString(), name + "=", encoded))),
        settings);
  }

  /** A redirect or a next page's address may hold the parameter already. */
  private static String with(String address, String name, String value) {
    String bare = address.replaceAll("(?<=[?&])" + Pattern.quote(name) + "[^&#]*(&|$|(?=#))", "");
    String end = bare.endsWith("?") || bare.endsWith("&") ? "" : bare.contains("?") ? "&" : "?";
    return bare + end + name + value;
  }

  @Override
  public Call applyTo(Call call) {
    return credentials.apply(call);
  }
}
