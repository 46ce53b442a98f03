package io.shoppipe.tap.http.client;

/** How requests show who asks. Thread-safe: pages may be read side by side. */
interface Authentication {
  /** The request with what shows who asks. */
  Call applyTo(Call call);

  /**
   * The source said that {@code refused} is not logged in.
   *
   * @return whether the next attempt may do better
   */
  default boolean renew(Call refused) {
    return false;
  }

  /** What stands before every path once one is logged in. */
  default String resourcePrefix() {
    return "";
  }

  /** The settings to check where access is denied. */
  String settings();
}
