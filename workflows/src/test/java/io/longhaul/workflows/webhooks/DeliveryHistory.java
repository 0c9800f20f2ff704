package io.longhaul.workflows.webhooks;

import static io.longhaul.workflows.webhooks.ScriptedDeliveries.asksFor;
import static io.longhaul.workflows.webhooks.ScriptedDeliveries.ends;
import static io.longhaul.workflows.webhooks.ScriptedDeliveries.fails;

import io.longhaul.workflows.webhooks.DeliveryWorkflow.End;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;

/** The ways that a delivery can go whose histories are kept. */
@SuppressWarnings("ImmutableEnumChecker") // The functions hold nothing.
enum DeliveryHistory {
  DELIVERED_AT_ONCE(End.DELIVERED, _ -> {}),
  DELIVERED_LATE(
      End.DELIVERED, activities -> activities.onAttempt(fails(), asksFor(Duration.ofMillis(200)))),
  GONE(End.GONE, activities -> activities.onAttempt(fails(), ends(End.GONE))),
  EXHAUSTED(End.EXHAUSTED, activities -> activities.onAttempt(fails(), fails(), fails()));

  private final End end;
  private final Consumer<ScriptedDeliveries> script;

  DeliveryHistory(End end, Consumer<ScriptedDeliveries> script) {
    this.end = end;
    this.script = script;
  }

  End end() {
    return end;
  }

  void script(ScriptedDeliveries activities) {
    script.accept(activities);
  }

  String fileName() {
    return "webhook-delivery/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".json";
  }
}
