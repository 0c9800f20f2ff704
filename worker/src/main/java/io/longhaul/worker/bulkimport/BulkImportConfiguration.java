package io.longhaul.worker.bulkimport;

import io.longhaul.activities.bulkimport.BulkImports;
import io.longhaul.activities.bulkimport.ImportResources;
import io.longhaul.activities.bulkimport.ImportSettings;
import io.longhaul.activities.database.Database;
import io.longhaul.activities.progress.Drain;
import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.storage.uploads.Uploads;
import io.longhaul.workflows.bulkimport.BulkImportActivities;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The activities of bulk-import, and the watch over the tables that they fill. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BulkImportSettings.class)
public class BulkImportConfiguration {

  @Bean
  ImportResources importResources(
      Database database, Uploads uploads, Artifacts artifacts, DatasetDirectory datasets) {
    return new ImportResources(database, uploads, artifacts, datasets);
  }

  @Bean
  BulkImportActivities bulkImportActivities(
      BulkImportSettings settings, ImportResources resources, Drain drain) {
    return BulkImports.activities(importSettings(settings), resources, drain);
  }

  @Bean
  TableWatch tableWatch(Database database, DatasetDirectory datasets, BulkImportSettings settings) {
    return new TableWatch(database.dataSource(), datasets, settings.tableCheckInterval());
  }

  private static ImportSettings importSettings(BulkImportSettings settings) {
    return new ImportSettings(
        Math.toIntExact(settings.recordLimit().toBytes()),
        Math.toIntExact(settings.chunkSize().toBytes()),
        settings.chunkTime());
  }
}
