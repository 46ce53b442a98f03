package io.shoppipe.singer.cli;

import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.util.Map;

/**
 * What a program may touch of its process. {@code out} is the protocol's stdout, unbuffered; a
 * broken pipe shows as an IOException. {@code err} is for people.
 */
public record ProgramIo(
    InputStream in,
    OutputStream out,
    PrintWriter err,
    Map<String, String> environment,
    StopSignal stop) {}
