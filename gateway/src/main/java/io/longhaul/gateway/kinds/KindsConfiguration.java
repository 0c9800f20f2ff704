package io.longhaul.gateway.kinds;

import io.longhaul.datasets.files.DatasetDirectory;
import io.longhaul.workflows.catalogue.Catalogue;
import java.nio.file.Files;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The catalogue, and its pages. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatasetSettings.class)
@Import(KindsController.class)
public class KindsConfiguration {

  @Bean
  DatasetDirectory datasetDirectory(DatasetSettings settings) {
    if (!Files.isDirectory(settings.directory())) {
      throw new MissingDatasetsException(settings.directory());
    }
    return new DatasetDirectory(settings.directory());
  }

  @Bean
  Catalogue catalogue(DatasetDirectory datasets) {
    return Catalogue.of(datasets);
  }

  @Bean
  InputSchemas inputSchemas() {
    return new InputSchemas();
  }
}
