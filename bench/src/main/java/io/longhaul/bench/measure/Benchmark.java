package io.longhaul.bench.measure;

import java.util.List;

/** Something that can be measured by itself. */
public interface Benchmark {
  /** What {@code --only} takes. */
  String name();

  /** Measures. */
  List<Figure> run(Plan plan) throws Exception;
}
