package io.longhaul.gateway.following;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How far the document of an operation is: rises with whatever happens to it, and is the same in
 * every replica. Entity tags and events are named after it.
 *
 * @param runStart start of the run in milliseconds
 * @param transitions state transitions since then
 */
public record Version(long runStart, long transitions) implements Comparable<Version> {

  private static final Pattern TEXT = Pattern.compile("([0-9]{1,15})\\.([0-9]{1,15})");
  private static final Pattern TAG =
      Pattern.compile("\"([0-9]{1,15}\\.[0-9]{1,15})-[0-9a-f]{12}\"");
  private static final Comparator<Version> ORDER =
      Comparator.comparingLong(Version::runStart).thenComparingLong(Version::transitions);

  /** Null when the text is none. */
  public static @Nullable Version parse(@Nullable String text) {
    Matcher matcher = text == null ? null : TEXT.matcher(text);
    return matcher == null || !matcher.matches()
        ? null
        : new Version(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
  }

  /** The highest that is named by entity tags of ours in a header; null when none is. */
  public static @Nullable Version shownIn(@Nullable String header) {
    Version highest = null;
    Matcher matcher = TAG.matcher(header == null ? "" : header);
    while (matcher.find()) {
      Version version = parse(matcher.group(1));
      highest = version != null && version.isAfter(highest) ? version : highest;
    }
    return highest;
  }

  /** Whether this is newer; everything is newer than nothing. */
  public boolean isAfter(@Nullable Version other) {
    return other == null || compareTo(other) > 0;
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return runStart + "." + transitions;
  }
}
