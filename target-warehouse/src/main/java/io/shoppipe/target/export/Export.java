package io.shoppipe.target.export;

import io.shoppipe.store.api.Address;

/** A query whose rows are to stand in a file; {@code what} names it in messages. */
public record Export(String what, String sql, Address to, ExportFormat format) {}
