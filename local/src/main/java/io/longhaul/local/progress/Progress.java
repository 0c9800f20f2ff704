package io.longhaul.local.progress;

/** Told what is being done, in words for the person who waits. Implementations are thread-safe. */
public interface Progress {

  /** A step began or ended. */
  void say(String line);

  /** A long step goes on; may come as often as the caller likes. */
  void update(String line);

  /** Tells nobody. */
  static Progress silent() {
    return new Progress() {
      @Override
      public void say(String line) {}

      @Override
      public void update(String line) {}
    };
  }
}
