package io.longhaul.workflows.webhooks;

import java.util.Locale;

/** The rounds of the sweep whose histories are kept, in their order. */
enum SweepHistory {
  FIRST_ROUND,
  NEXT_ROUND;

  String fileName() {
    return "webhook-sweep/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
  }
}
