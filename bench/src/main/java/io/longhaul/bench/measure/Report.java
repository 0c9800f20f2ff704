package io.longhaul.bench.measure;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** Everything that a run measured, and where. */
public record Report(Instant at, Machine machine, int repetitions, List<Figure> figures) {

  /** For programs. */
  public String json() {
    return JsonMapper.builder().build().writerWithDefaultPrettyPrinter().writeValueAsString(this);
  }

  /** For people: one line per figure, the median with its spread. */
  public String table() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s, %d cores, %,d MiB, %s, %s\n"
            .formatted(
                machine.processor(),
                machine.cores(),
                machine.memoryMiB(),
                machine.system(),
                machine.java()));
    text.append(
        "%d repetitions, in turns; median (smallest to largest)\n\n".formatted(repetitions));
    figures.forEach(figure -> text.append(lines(figure)));
    return text.toString();
  }

  private static String lines(Figure figure) {
    String verdict =
        figure.aim() == null
            ? ""
            : "aim " + figure.aim() + (figure.meetsAim() ? "  met" : "  MISSED");
    String unit = figure.sides() == null ? figure.unit() : "";
    StringBuilder text =
        new StringBuilder(
            "%-46s %-28s %s\n"
                .formatted(figure.name(), spread(figure.value()) + " " + unit, verdict));
    Figure.Sides sides = figure.sides();
    if (sides != null) {
      text.append(
          "    %-42s %s %s\n".formatted(sides.oursName(), spread(sides.ours()), figure.unit()));
      text.append(
          "    %-42s %s %s\n".formatted(sides.theirsName(), spread(sides.theirs()), figure.unit()));
    }
    return figure.note().isEmpty() ? text.toString() : text + "    " + figure.note() + "\n";
  }

  private static String spread(Sample sample) {
    return "%s (%s to %s)"
        .formatted(number(sample.median()), number(sample.min()), number(sample.max()));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%,.0f", value);
  }
}
