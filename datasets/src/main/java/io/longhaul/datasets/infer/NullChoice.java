package io.longhaul.datasets.infer;

import io.longhaul.datasets.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which texts mean that there is no value. A text that stands among numbers or dates can mean
 * nothing else; once it is known from there, it is believed in texts too, unless it is ambiguous.
 */
final class NullChoice {
  private final Set<String> adopted = new TreeSet<>();

  NullChoice(List<ColumnProfile> profiles, List<Verdict> verdicts) {
    for (int i = 0; i < profiles.size(); i++) {
      if (!(verdicts.get(i).type() instanceof ColumnType.Text)) {
        adopted.addAll(profiles.get(i).nullTexts().keySet());
      }
    }
  }

  /** What the whole dataset takes for no value. */
  List<String> ofDataset() {
    return listed(adopted);
  }

  /** What a column takes for no value, or {@code null} if that is what the dataset does. */
  @Nullable List<String> ofColumn(ColumnProfile profile, Verdict verdict) {
    if (!doubtful(profile, verdict)) {
      return null;
    }
    Set<String> strong = new TreeSet<>(adopted);
    strong.removeAll(NullTexts.WEAK);
    return listed(strong);
  }

  /** Whether a column has fields without a value. */
  boolean hasNulls(ColumnProfile profile, Verdict verdict) {
    List<String> own = ofColumn(profile, verdict);
    List<String> effective = own == null ? ofDataset() : own;
    return profile.empty() > 0
        || profile.nullTexts().keySet().stream().anyMatch(effective::contains);
  }

  List<String> notes(ColumnProfile profile, Verdict verdict) {
    List<String> own = ofColumn(profile, verdict);
    List<String> effective = own == null ? ofDataset() : own;
    List<String> notes = new ArrayList<>();
    profile
        .nullTexts()
        .forEach((text, count) -> notes.add(note(text, count, effective.contains(text))));
    return notes;
  }

  private static String note(String text, long count, boolean isNull) {
    return isNull
        ? "'%s' (%,d times) is read as no value.".formatted(text, count)
        : "'%s' (%,d times) is kept as a text; list it under 'nullTexts' if it means no value."
            .formatted(text, count);
  }

  private boolean doubtful(ColumnProfile profile, Verdict verdict) {
    return verdict.type() instanceof ColumnType.Text
        && profile.nullTexts().keySet().stream()
            .anyMatch(text -> adopted.contains(text) && NullTexts.WEAK.contains(text));
  }

  private static List<String> listed(Set<String> texts) {
    List<String> listed = new ArrayList<>(List.of(""));
    NullTexts.ORDER.stream().filter(texts::contains).forEach(listed::add);
    return listed;
  }
}
