package io.shoppipe.store.api;

import io.shoppipe.singer.error.SingerException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;

/**
 * Where an object is, or a pattern of where objects are ({@link Glob}). {@code bucket} is empty for
 * local files, whose key is their path.
 */
public record Address(Scheme scheme, String bucket, String key) implements Comparable<Address> {
  private static final String LOCAL_URL = "file://";

  /** The kinds of store. */
  public enum Scheme {
    FILE,
    S3,
    GS;

    private String prefix() {
      return name().toLowerCase(Locale.ROOT) + "://";
    }
  }

  /** Reads {@code s3://bucket/key}, {@code gs://bucket/key}, {@code file:///path} or a path. */
  public static Address of(String text) {
    int colon = text.indexOf("://");
    if (colon < 0) {
      return new Address(Scheme.FILE, "", text);
    }
    return switch (text.substring(0, colon).toLowerCase(Locale.ROOT)) {
      case "file" -> new Address(Scheme.FILE, "", path(text));
      case "s3" -> bucket(Scheme.S3, text, text.substring(colon + 3));
      case "gs" -> bucket(Scheme.GS, text, text.substring(colon + 3));
      default ->
          throw SingerException.config(
              "'"
                  + text
                  + "' is no address that can be read. Write s3://bucket/key, gs://bucket/key or a"
                  + " path.");
    };
  }

  private static Address bucket(Scheme scheme, String text, String rest) {
    int slash = rest.indexOf('/');
    if (slash < 1 || slash == rest.length() - 1) {
      throw SingerException.config(
          "'"
              + text
              + "' names no object. Write "
              + scheme.prefix()
              + "bucket/key, with * in the key for many.");
    }
    return new Address(scheme, rest.substring(0, slash), rest.substring(slash + 1));
  }

  /** Percent signs are as often meant as they are as they are an escape: both are taken. */
  private static String path(String url) {
    try {
      String path = new URI(url).getPath();
      if (path != null && !path.isEmpty()) {
        return path;
      }
    } catch (URISyntaxException e) {
      // Blanks or a pattern's braces: no URL, so the rest is the path as it stands.
    }
    return url.substring(LOCAL_URL.length());
  }

  /** The same place with another key. */
  public Address withKey(String other) {
    return new Address(scheme, bucket, other);
  }

  /** The last part of the key. */
  public String name() {
    return key.substring(key.lastIndexOf('/') + 1);
  }

  /** The key up to and with its last slash; empty where there is none. */
  public String folder() {
    return key.substring(0, key.lastIndexOf('/') + 1);
  }

  @Override
  public int compareTo(Address other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return scheme == Scheme.FILE ? key : scheme.prefix() + bucket + "/" + key;
  }
}
