package io.longhaul.gateway.uploads;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.uploads.Uploads;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** Files from clients. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UploadSettings.class)
@Import(UploadController.class)
public class UploadConfiguration {

  @Bean
  Uploads uploads(BlobStore store, Clock clock) {
    return new Uploads(store, clock);
  }

  @Bean
  UploadIntake uploadIntake(Uploads uploads) {
    return new UploadIntake(uploads);
  }

  @Bean
  UploadReferences uploadReferences(Uploads uploads) {
    return new UploadReferences(uploads);
  }
}
