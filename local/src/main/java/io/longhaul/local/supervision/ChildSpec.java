package io.longhaul.local.supervision;

import java.nio.file.Path;
import java.util.function.Supplier;

/**
 * A child process that is to be kept running.
 *
 * @param launch asked before each start, so that what depends on the moment (a free port) is chosen
 *     anew
 * @param log what the child writes is appended here
 */
public record ChildSpec(String name, Supplier<Launch> launch, Stopping stopping, Path log) {}
