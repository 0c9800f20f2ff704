package io.longhaul.worker.bulkimport;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How files are read and applied.
 *
 * @param recordLimit how long one record may be, at most half of a chunk
 * @param chunkSize how much of a file is applied in one transaction at most; an import needs about
 *     six times as much heap
 * @param chunkTime what one transaction should take; chunks grow and shrink towards it
 * @param tableCheckInterval how often tables are compared with the definitions of their datasets
 */
@ConfigurationProperties("longhaul.bulk-import")
public record BulkImportSettings(
    @DefaultValue("1MB") DataSize recordLimit,
    @DefaultValue("4MB") DataSize chunkSize,
    @DefaultValue("500ms") Duration chunkTime,
    @DefaultValue("1m") Duration tableCheckInterval) {}
