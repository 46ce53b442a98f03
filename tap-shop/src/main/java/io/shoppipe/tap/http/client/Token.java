package io.shoppipe.tap.http.client;

import java.util.Optional;

/** What a log-in gave: the token to show, until when it holds (nanoseconds), how to renew it. */
record Token(String access, Optional<Long> renewAt, Optional<String> refresh) {}
