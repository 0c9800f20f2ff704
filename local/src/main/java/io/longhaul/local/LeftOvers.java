package io.longhaul.local;

import io.longhaul.local.database.PostgresCluster;
import io.longhaul.local.engine.DevServer;
import io.longhaul.local.engine.EngineFile;
import io.longhaul.local.home.Home;
import io.longhaul.local.supervision.ChildStatus;
import io.longhaul.local.supervision.Orphans;
import io.longhaul.local.supervision.Orphans.Kind;
import java.util.List;
import java.util.function.Predicate;

/** The processes that a killed launcher left behind in a home. */
public final class LeftOvers {
  private LeftOvers() {}

  /** Stops them in the order in which the stack itself would, and says how many there were. */
  public static int stop(Home home) {
    return Orphans.stop(kinds(home));
  }

  /** How many there are. */
  public static int count(Home home) {
    return kinds(home).stream().mapToInt(kind -> Orphans.find(kind).size()).sum();
  }

  private static List<Kind> kinds(Home home) {
    var state = StackState.read(home);
    List<ChildStatus> recorded = state == null ? List.of() : state.processes();
    return List.of(
        new Kind(
            Children.mark(home, Children.WORKERS),
            named(recorded, name -> name.startsWith(Children.WORKERS)),
            Children.DRAIN),
        new Kind(
            Children.mark(home, Children.GATEWAY),
            named(recorded, Children.GATEWAY::equals),
            Children.TERMINATE),
        new Kind(
            DevServer.mark(new EngineFile(home.engine())),
            named(recorded, Children.ENGINE::equals),
            Children.TERMINATE),
        new Kind(
            PostgresCluster.mark(home),
            named(recorded, Children.DATABASE::equals),
            Children.FAST_SHUTDOWN));
  }

  private static List<ChildStatus> named(List<ChildStatus> all, Predicate<String> name) {
    return all.stream().filter(status -> name.test(status.name())).toList();
  }
}
