package io.shoppipe.models.unittest;

/** Given rows that don't fit what they stand for; the message is for the user. */
@SuppressWarnings("serial") // it is never written anywhere
public final class IllegalFixtureException extends RuntimeException {
  IllegalFixtureException(String message) {
    super(message);
  }
}
