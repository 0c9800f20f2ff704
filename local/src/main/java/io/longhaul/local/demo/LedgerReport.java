package io.longhaul.local.demo;

import io.longhaul.client.display.Amounts;
import java.util.ArrayList;
import java.util.List;

/**
 * The ledger that the API shows beside what SQL counts.
 *
 * @param before rows of the table before the import
 * @param after rows of the table after it
 */
record LedgerReport(Ledger api, Ledger sql, long before, long after) {

  /** Whether everything is accounted for, on both sides. */
  boolean closes() {
    return api.read() == DemoImport.RECORDS
        && api.closes()
        && api.equals(sql)
        && after - before == api.inserted();
  }

  List<String> lines() {
    var lines = new ArrayList<String>();
    lines.add("%-24s %12s %12s".formatted("", "the API says", "SQL counts"));
    lines.add(line("read", api.read(), sql.read()));
    lines.add(line("  inserted", api.inserted(), sql.inserted()));
    lines.add(line("  updated", api.updated(), sql.updated()));
    lines.add(line("  skipped", api.skipped(), sql.skipped()));
    lines.add(line("  rejected", api.rejected(), sql.rejected()));
    lines.add(line("rows new in the table", api.inserted(), after - before));
    lines.add(closes() ? "Every record is accounted for, once." : "THE LEDGER DOES NOT CLOSE.");
    return lines;
  }

  private static String line(String what, long api, long sql) {
    return "%-24s %12s %12s%s"
        .formatted(what, Amounts.count(api), Amounts.count(sql), api == sql ? "" : "   differs");
  }
}
