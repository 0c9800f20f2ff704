package io.longhaul.gateway;

import java.util.Map;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Settings as environment variables give them. */
final class EnvironmentSettings {

  private EnvironmentSettings() {}

  static <T> T bind(String prefix, Class<T> type, Map<String, Object> environment) {
    MutablePropertySources sources = new MutablePropertySources();
    sources.addFirst(new SystemEnvironmentPropertySource("systemEnvironment", environment));
    return new Binder(ConfigurationPropertySources.from(sources)).bindOrCreate(prefix, type);
  }
}
