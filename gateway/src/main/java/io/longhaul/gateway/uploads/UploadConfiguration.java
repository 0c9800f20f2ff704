package io.longhaul.gateway.uploads;

import io.longhaul.storage.BlobStore;
import io.longhaul.storage.uploads.Uploads;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;

/** Files from clients. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(UploadSettings.class)
@Import({UploadCreationController.class, UploadController.class})
public class UploadConfiguration {

  @Bean
  Uploads uploads(BlobStore store, Clock clock) {
    return new Uploads(store, clock);
  }

  @Bean
  UploadIntake uploadIntake(Uploads uploads, UploadSettings settings) {
    return new UploadIntake(uploads, settings);
  }

  @Bean
  AttachedFiles attachedFiles(UploadIntake intake) {
    return new AttachedFiles(intake);
  }

  @Bean
  UploadLookup uploadLookup(Uploads uploads) {
    return new UploadLookup(uploads);
  }

  // After the correlation, before access is decided by the method.
  @Bean
  FilterRegistrationBean<MethodOverride> methodOverride() {
    FilterRegistrationBean<MethodOverride> registration =
        new FilterRegistrationBean<>(new MethodOverride());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }

  // A client that waits for 100 Continue gets its answer without sending a file that is there.
  @Bean
  WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> continueOnRead() {
    return factory ->
        factory.addConnectorCustomizers(
            connector -> connector.setProperty("continueResponseTiming", "onRead"));
  }

  @Bean
  UploadReferences uploadReferences(Uploads uploads) {
    return new UploadReferences(uploads);
  }
}
