package io.longhaul.e2e.chaos;

import io.longhaul.e2e.workload.OneByOne;
import io.longhaul.e2e.workload.Shape;
import io.longhaul.e2e.workload.TargetTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A real table and the one in memory that it must equal. */
record LaneTable(TargetTable table, OneByOne expected) {

  /** One table of each shape, for one lane. */
  static List<LaneTable> ofLane(int lane) {
    List<LaneTable> tables = new ArrayList<>();
    for (Shape shape : Shape.values()) {
      String name = "chaos_%d_%s".formatted(lane, shape.name().toLowerCase(Locale.ROOT));
      tables.add(new LaneTable(new TargetTable(name, shape), new OneByOne(shape)));
    }
    return tables;
  }
}
