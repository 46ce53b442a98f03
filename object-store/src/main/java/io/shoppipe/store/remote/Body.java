package io.shoppipe.store.remote;

import java.io.InputStream;

/** Bytes as they arrive; {@code abort} ends the transfer without reading the rest of them. */
public record Body(InputStream in, Runnable abort) {}
