package io.longhaul.worker.storage;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where dataset definitions are.
 *
 * @param directory of the {@code *.yaml} files; reread when they change
 */
@ConfigurationProperties("longhaul.datasets")
public record DatasetSettings(@DefaultValue("datasets") Path directory) {}
