package io.longhaul.client.command;

/** What the user wrote cannot be used; found out only while the command ran. */
final class UsageException extends RuntimeException {
  UsageException(String message) {
    super(message);
  }
}
