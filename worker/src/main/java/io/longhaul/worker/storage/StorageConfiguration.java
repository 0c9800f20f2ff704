package io.longhaul.worker.storage;

import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.storage.BlobStore;
import io.longhaul.storage.StorageException;
import io.longhaul.storage.artifacts.Artifacts;
import io.longhaul.storage.uploads.Uploads;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Uploads to read, artifacts to write, datasets to follow. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({StorageSettings.class, DatasetSettings.class})
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
  Uploads uploads(BlobStore store, Clock clock) {
    return new Uploads(store, clock);
  }

  @Bean
  Artifacts artifacts(BlobStore store, Clock clock) {
    return new Artifacts(store, clock);
  }

  @Bean
  DatasetDirectory datasets(DatasetSettings settings) {
    return new DatasetDirectory(settings.directory());
  }
}
