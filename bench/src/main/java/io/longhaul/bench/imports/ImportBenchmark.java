package io.longhaul.bench.imports;

import io.longhaul.bench.measure.Aim;
import io.longhaul.bench.measure.Alternation;
import io.longhaul.bench.measure.Alternation.Result;
import io.longhaul.bench.measure.Benchmark;
import io.longhaul.bench.measure.Figure;
import io.longhaul.bench.measure.Figure.Sides;
import io.longhaul.bench.measure.Plan;
import io.longhaul.bench.measure.Sample;
import io.longhaul.bench.stack.BenchStack;
import io.longhaul.bench.stack.Memory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** An import of many rows, beside psql with the same file, table and indexes. */
public final class ImportBenchmark implements Benchmark {
  private static final int FEW = 20_000;
  private static final int MOST_EVENTS = 40;

  private final String name;
  private final int rows;

  /**
   * @param name what {@code --only} takes
   */
  public ImportBenchmark(String name, int rows) {
    this.name = name;
    this.rows = rows;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<Figure> run(Plan plan) throws Exception {
    int size = plan.sized(rows, FEW);
    try (BenchStack stack = BenchStack.start(plan.repository(), plan.engine());
        ImportRun imports = new ImportRun(stack)) {
      BenchTable.prepare(stack);
      plan.out().accept(name + ": writing a file of %,d records".formatted(size));
      Path file = BenchFile.write(stack.file("bench.csv"), size);
      return measure(plan, imports, file, size);
    }
  }

  private List<Figure> measure(Plan plan, ImportRun imports, Path file, int size) throws Exception {
    if (!ByHand.isPossible()) {
      throw new IllegalStateException("Loading by hand needs psql on PATH.");
    }
    plan.out().accept(name + ": Longhaul and psql in turns");
    try (Memory first = Memory.of(() -> imports.worker(1));
        Memory second = Memory.of(() -> imports.worker(2))) {
      Result<ImportRun.Took> result =
          Alternation.run(
              plan.repetitions(),
              repetition -> imports.throughLonghaul(file, size),
              repetition -> imports.byHand(file, size));
      List<Figure> figures = new ArrayList<>(ratios(result));
      double most = Math.max(first.most(), second.most());
      figures.add(
          Figure.plain(name + ": largest worker", Sample.of(most), "MiB resident", null)
              .noting("heap limited to 256 MiB"));
      figures.add(
          Figure.plain(
              name + ": history",
              result.ours(took -> (double) took.events()),
              "events",
              Aim.atMost(MOST_EVENTS)));
      return figures;
    }
  }

  private List<Figure> ratios(Result<ImportRun.Took> result) {
    Sample byHand = result.theirs(ImportRun.Took::work);
    String psql = "psql: COPY and upsert";
    return List.of(
        Figure.ratio(
            name + " ÷ psql",
            new Sides("submission to result", result.ours(ImportRun.Took::work), psql, byHand),
            "s",
            Aim.atMost(1.15)),
        Figure.ratio(
            name + " with upload ÷ psql",
            new Sides("upload to result", result.ours(ImportRun.Took::withUpload), psql, byHand),
            "s",
            Aim.atMost(1.15)));
  }
}
