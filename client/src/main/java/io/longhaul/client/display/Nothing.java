package io.longhaul.client.display;

import io.longhaul.client.Operation;

/** Shows nothing. */
final class Nothing implements ProgressDisplay {
  @Override
  public void sent(long sent, long total) {}

  @Override
  public void changed(Operation operation) {}

  @Override
  public void say(String line) {}

  @Override
  public void close() {}
}
