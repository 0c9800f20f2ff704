package io.longhaul.gateway.artifacts;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where files are kept.
 *
 * @param root directory of the blob store; gateways and workers share it
 */
@ConfigurationProperties("longhaul.storage")
public record StorageSettings(@DefaultValue(".longhaul/blobs") Path root) {}
