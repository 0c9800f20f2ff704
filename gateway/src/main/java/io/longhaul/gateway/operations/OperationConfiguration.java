package io.longhaul.gateway.operations;

import io.longhaul.gateway.artifacts.DownloadLinks;
import io.longhaul.gateway.engine.OperationCommands;
import io.longhaul.gateway.engine.OperationListing;
import io.longhaul.gateway.engine.OperationStarter;
import io.longhaul.gateway.engine.PastRuns;
import io.longhaul.gateway.engine.RecordRemoval;
import io.longhaul.gateway.following.SharedLooks;
import io.longhaul.gateway.following.Waits;
import io.longhaul.gateway.kinds.InputSchemas;
import io.longhaul.gateway.operations.ControlController.Commands;
import io.longhaul.gateway.operations.OperationController.Intake;
import io.longhaul.gateway.operations.OperationController.Removal;
import io.longhaul.gateway.quotas.UnfinishedOperations;
import io.longhaul.gateway.uploads.AttachedFiles;
import io.longhaul.gateway.uploads.UploadReferences;
import io.longhaul.gateway.webhooks.Callbacks;
import io.longhaul.gateway.webhooks.OperationDeliveries;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.workflows.catalogue.Catalogue;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The operations of the API. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(OperationSettings.class)
@Import({
  OperationController.class,
  ControlController.class,
  ResultController.class,
  EventsController.class,
  TicketController.class,
  StepsController.class,
  DeliveriesController.class,
  ListController.class,
  ListEventsController.class
})
public class OperationConfiguration {

  @Bean
  OperationLookup operationLookup(SharedLooks looks, Clock clock) {
    return new OperationLookup(looks, clock);
  }

  @Bean
  Waiting waiting(Waits waits, OperationLookup lookup) {
    return new Waiting(waits, lookup);
  }

  @Bean
  InputChecks inputChecks(
      Catalogue catalogue,
      InputSchemas schemas,
      UploadReferences uploads,
      OperationSettings settings) {
    return new InputChecks(catalogue, schemas, uploads, settings);
  }

  @Bean
  Starting starting(
      OperationStarter starter, UnfinishedOperations unfinished, Callbacks callbacks) {
    return new Starting(starter, unfinished, callbacks);
  }

  @Bean
  Submissions submissions(
      InputChecks checks,
      Starting starting,
      SharedLooks looks,
      OperationSettings settings,
      Clock clock) {
    return new Submissions(checks, starting, looks, settings, clock);
  }

  @Bean
  FormSubmissions formSubmissions(
      Submissions submissions,
      InputChecks checks,
      AttachedFiles files,
      OperationSettings settings) {
    return new FormSubmissions(submissions, checks, files, settings.bodyLimit());
  }

  @Bean
  Intake intake(Submissions submissions, FormSubmissions forms, OperationSettings settings) {
    return new Intake(submissions, forms, settings.bodyLimit());
  }

  @Bean
  DocumentAnswers documentAnswers(
      DownloadLinks downloads, OperationSettings settings, Clock clock) {
    return new DocumentAnswers(new Renderings(downloads), settings, clock);
  }

  @Bean
  SummaryPages summaryPages(OperationListing listing) {
    return new SummaryPages(listing);
  }

  @Bean
  OperationDesk operationDesk(
      OperationLookup lookup, SummaryPages pages, Removal removal, DocumentAnswers answers) {
    return new OperationDesk(lookup, pages, removal, answers);
  }

  @Bean
  Cancellations cancellations(OperationLookup lookup, OperationCommands commands) {
    return new Cancellations(lookup, commands);
  }

  @Bean
  Deletions deletions(
      RecordRemoval records,
      SharedLooks looks,
      Artifacts artifacts,
      OperationDeliveries deliveries,
      Clock clock) {
    return new Deletions(records, looks, artifacts, deliveries, clock);
  }

  @Bean
  Removal removal(Cancellations cancellations, Deletions deletions) {
    return new Removal(cancellations, deletions);
  }

  @Bean
  Retries retries(
      InputChecks checks, PastRuns past, Starting starting, SharedLooks looks, Clock clock) {
    return new Retries(checks, past, starting, looks, clock);
  }

  @Bean
  Commands commands(
      Cancellations cancellations,
      OperationCommands commands,
      InputChecks checks,
      Retries retries) {
    return new Commands(cancellations, new ParkedOperations(commands, checks), retries);
  }
}
