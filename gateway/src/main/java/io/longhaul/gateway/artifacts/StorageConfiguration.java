package io.longhaul.gateway.artifacts;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.StorageException;
import io.longhaul.storage.artifacts.Artifacts;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The blob store, and the files of operations in it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StorageSettings.class)
public class StorageConfiguration {

  @Bean
  BlobStore blobStore(StorageSettings settings) {
    try {
      return settings.open();
    } catch (StorageException e) {
      throw new StorageRootException(e);
    }
  }

  @Bean
  Artifacts artifacts(BlobStore store, Clock clock) {
    return new Artifacts(store, clock);
  }

  @Bean
  ArtifactDelivery artifactDelivery(Artifacts artifacts) {
    return new ArtifactDelivery(artifacts);
  }

  @Bean
  DownloadLinks downloadLinks(Artifacts artifacts, StorageSettings settings, Clock clock) {
    return settings.kind() == StorageKind.S3
        ? new DownloadLinks(artifacts, settings.linkLifetime(), clock)
        : DownloadLinks.NONE;
  }
}
