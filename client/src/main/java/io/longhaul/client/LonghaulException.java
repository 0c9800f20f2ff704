package io.longhaul.client;

import org.jspecify.annotations.Nullable;

/** A call that did not bring what was asked for. */
public abstract sealed class LonghaulException extends RuntimeException
    permits RefusedException, UnreachableException, NotFinishedException {
  LonghaulException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
