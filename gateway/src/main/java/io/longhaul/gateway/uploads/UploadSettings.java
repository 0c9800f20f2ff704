package io.longhaul.gateway.uploads;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is taken in.
 *
 * @param maxSize of one file
 * @param tenantLimit what the uploads of one tenant may come to, complete or not
 */
@ConfigurationProperties("longhaul.uploads")
public record UploadSettings(
    @DefaultValue("20GB") DataSize maxSize, @DefaultValue("1TB") DataSize tenantLimit) {}
