package io.longhaul.datasets.infer;

import io.longhaul.datasets.Column;
import io.longhaul.datasets.ColumnType;
import io.longhaul.datasets.Dataset;
import io.longhaul.datasets.TableName;
import io.longhaul.datasets.TableSql;
import io.longhaul.datasets.files.DatasetYaml;
import io.longhaul.datasets.infer.CharsetDetector.Detected;
import io.longhaul.datasets.records.ValueCheck;
import java.util.ArrayList;
import java.util.List;

/** Puts together what a scan found: a dataset, its file, its table, and notes. */
final class Proposer {
  /** In fewer records than this, a column without gaps may still have some next time. */
  private static final long ENOUGH_FOR_REQUIRED = 100;

  private final FileScan scan;
  private final CsvFormat format;
  private final Detected detected;
  private final List<Verdict> verdicts;
  private final NullChoice nulls;
  private final KeyChoice key;
  private final List<String> names;
  private final List<String> notes = new ArrayList<>();

  Proposer(FileScan scan, CsvFormat format, Detected detected) {
    this.scan = scan;
    this.format = format;
    this.detected = detected;
    verdicts = scan.profiles().stream().map(Verdict::of).toList();
    nulls = new NullChoice(scan.profiles(), verdicts);
    key = KeyChoice.of(scan, verdicts);
    names = ColumnNames.of(scan.header());
  }

  Proposal propose(String name, TableName table) {
    addFileNotes();
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < scan.header().size(); i++) {
      if (scan.isKnown(i)) {
        columns.add(column(i));
      }
    }
    notes.addAll(key.notes());
    List<String> keyNames = key.columns().stream().map(names::get).toList();
    List<String> ignored = scan.header().contains("") ? List.of("") : List.of();
    Dataset dataset = new Dataset(name, table, null, columns, keyNames, nulls.ofDataset(), ignored);
    return new Proposal(
        dataset, format, scan.records(), notes, yaml(dataset), TableSql.createTable(dataset));
  }

  private Column column(int index) {
    ColumnProfile profile = scan.profiles().get(index);
    Verdict verdict = verdicts.get(index);
    verdict.notes().forEach(note -> addNote(profile, note));
    nulls.notes(profile, verdict).forEach(note -> addNote(profile, note));
    boolean complete = scan.records() >= ENOUGH_FOR_REQUIRED && !nulls.hasNulls(profile, verdict);
    boolean required = complete || key.columns().contains(index);
    return new Column(
        profile.header(),
        names.get(index),
        verdict.type(),
        required,
        null,
        nulls.ofColumn(profile, verdict));
  }

  private void addNote(ColumnProfile profile, String note) {
    notes.add("'" + profile.header() + "': " + note);
  }

  private void addFileNotes() {
    addCharsetNote();
    if (scan.misshapen() > 0) {
      notes.add(
          "%,d records have more or fewer fields than the header, the first in line %,d; they were not looked at and would be rejected."
              .formatted(scan.misshapen(), scan.firstMisshapen()));
    }
    if (scan.header().contains("")) {
      notes.add("Columns without a name are ignored.");
    }
    if (looksLikeRecord()) {
      notes.add(
          "The first line looks like a record and not like a header; a file without header needs one.");
    }
  }

  // An import takes a file for UTF-8 unless it is told otherwise, and takes no UTF-16 at all.
  private void addCharsetNote() {
    String charset = format.charset().name();
    if (!detected.certain()) {
      notes.add(
          "The file is not UTF-8; it was read as %s, which fits any bytes: look at letters with accents, and import it with '--charset %s'."
              .formatted(charset, charset));
    } else if (charset.startsWith("UTF-16")) {
      notes.add("The file is %s, which is not imported: save it as UTF-8.".formatted(charset));
    }
  }

  private boolean looksLikeRecord() {
    for (int i = 0; i < verdicts.size(); i++) {
      ColumnType type = verdicts.get(i).type();
      String cell = scan.header().get(i);
      if (!(type instanceof ColumnType.Text)
          && !cell.isEmpty()
          && ValueCheck.refusal(type, cell) == null) {
        return true;
      }
    }
    return false;
  }

  private String yaml(Dataset dataset) {
    StringBuilder text = new StringBuilder();
    text.append(
        "# Proposed from %,d records, %s, delimiter %s.%n"
            .formatted(scan.records(), format.charset().name(), format.delimiterName()));
    notes.forEach(
        note -> text.append("# - ").append(note.replaceAll("\\p{Cntrl}", " ")).append('\n'));
    return text.append(DatasetYaml.write(dataset)).toString();
  }
}
