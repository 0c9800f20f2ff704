package io.longhaul.local.engine;

/**
 * The versions that belong together: the command-line tool, the Temporal server in it, and the Web
 * UI in it.
 *
 * @param cli release of the tool, as its tag without the v
 * @param server what {@code temporal --version} calls Server
 */
public record EngineVersion(String cli, String server, String ui) {
  /** What engine/go.mod pins. */
  public static final EngineVersion PINNED = new EngineVersion("1.8.2", "1.31.2", "2.50.1");
}
