package io.longhaul.client.display;

import me.tongfei.progressbar.ProgressBarRenderer;
import me.tongfei.progressbar.ProgressState;

/** One line: what, how much of it in percent and as a bar, and a remark in words. */
final class BarRenderer implements ProgressBarRenderer {
  private static final int WIDEST = 30;
  private static final int NARROWEST = 5;

  @Override
  public String render(ProgressState progress, int width) {
    String remark = progress.getExtraMessage();
    String title = progress.getTaskName();
    if (progress.isIndefinite()) {
      return cut(title + "  " + remark, width);
    }
    double share = Math.clamp(progress.getNormalizedProgress(), 0, 1);
    String start = title + " " + String.format("%3d", (int) (share * 100)) + " % ";
    int room = width - start.length() - remark.length() - " [] ".length();
    int bar = Math.clamp(room, NARROWEST, WIDEST);
    int filled = (int) (share * bar);
    return cut(start + "[" + "=".repeat(filled) + " ".repeat(bar - filled) + "] " + remark, width);
  }

  /** Padded too, so that nothing of a longer line before is left. */
  private static String cut(String line, int width) {
    return line.length() > width
        ? line.substring(0, Math.max(0, width))
        : line + " ".repeat(width - line.length());
  }
}
