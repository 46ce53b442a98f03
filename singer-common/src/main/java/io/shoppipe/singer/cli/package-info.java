/**
 * The edge of a program: arguments, stdin and stdout, exit codes, signals, logging. The only place
 * that touches the process.
 */
@NullMarked
package io.shoppipe.singer.cli;

import org.jspecify.annotations.NullMarked;
