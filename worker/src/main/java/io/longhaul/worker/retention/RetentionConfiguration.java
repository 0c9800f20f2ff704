package io.longhaul.worker.retention;

import io.longhaul.activities.database.Database;
import io.longhaul.activities.retention.Removals;
import io.longhaul.activities.retention.Removals.Kept;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.storage.uploads.Uploads;
import io.longhaul.storage.webhooks.DeliveryLog;
import io.longhaul.worker.engine.Chore;
import io.longhaul.worker.engine.ChoreSchedule;
import io.longhaul.workflows.retention.Retention;
import io.longhaul.workflows.retention.RetentionActivities;
import io.temporal.client.WorkflowClient;
import io.temporal.common.converter.DataConverter;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The removal of what has expired: its activities, and the schedule that starts it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RetentionSettings.class)
public class RetentionConfiguration {

  @Bean
  Kept keptBlobs(Uploads uploads, Artifacts artifacts, BlobStore store) {
    return new Kept(uploads, artifacts, new DeliveryLog(store));
  }

  @Bean
  RetentionActivities retentionActivities(
      Kept kept, Database database, EngineRecords records, Clock clock) {
    return Removals.activities(kept, database, records, clock);
  }

  @Bean
  EngineRecords engineRecords(WorkflowClient client, DataConverter converter, Clock clock) {
    return new EngineRecords(client, converter, clock);
  }

  @Bean
  Chore retentionChore(RetentionActivities activities) {
    return new Chore(
        Retention.NAME,
        worker -> {
          Retention.register(worker);
          worker.registerActivitiesImplementations(activities);
        });
  }

  @Bean
  ChoreSchedule retentionSchedule(WorkflowClient client, RetentionSettings settings) {
    return new ChoreSchedule(client, Retention.NAME, settings.interval());
  }
}
