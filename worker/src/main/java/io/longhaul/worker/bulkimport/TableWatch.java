package io.longhaul.worker.bulkimport;

import io.longhaul.activities.bulkimport.TableCheck;
import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.worker.background.BackgroundLoop;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares tables with the definitions of datasets now and then, and warns of what is new. Never a
 * reason not to start.
 */
final class TableWatch extends BackgroundLoop {

  private static final Logger LOG = LoggerFactory.getLogger(TableWatch.class);

  private final DataSource source;
  private final DatasetDirectory datasets;
  private final Duration interval;
  private List<String> known = List.of();

  TableWatch(DataSource source, DatasetDirectory datasets, Duration interval) {
    super("table-watch");
    this.source = source;
    this.datasets = datasets;
    this.interval = interval;
  }

  @Override
  protected Duration turn() {
    List<String> warnings = TableCheck.warnings(source, datasets.datasets());
    warnings.stream().filter(warning -> !known.contains(warning)).forEach(LOG::warn);
    known = warnings;
    return interval;
  }
}
