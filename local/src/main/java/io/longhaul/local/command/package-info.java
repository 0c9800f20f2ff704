/** The stack's commands: up, down, status, logs, token and the engine's resolution. */
@NullMarked
package io.longhaul.local.command;

import org.jspecify.annotations.NullMarked;
