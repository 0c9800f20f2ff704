package io.longhaul.gateway.kinds;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the datasets are defined.
 *
 * @param directory holds one YAML file for each dataset; changes are seen within seconds
 */
@ConfigurationProperties("longhaul.datasets")
public record DatasetSettings(@DefaultValue("datasets") Path directory) {}
