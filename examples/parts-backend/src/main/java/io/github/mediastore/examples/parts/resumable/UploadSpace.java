package io.github.mediastore.examples.parts.resumable;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much room there is for uploads that are not whole yet.
 *
 * @param folder Where they wait; without it, in a temporary folder that ends with the application
 * @param mostBytes Most bytes that the uploads of one user may have when they are whole
 * @param mostAtOnce Most uploads that one user may have begun
 * @param patience How long an upload waits for its next byte
 * @param pause How long it must have waited to give way to another one of its user
 * @param keepFree Room on the disk that is left to others
 */
@ConfigurationProperties("parts.uploads")
record UploadSpace(
    @Nullable Path folder,
    @DefaultValue("20GB") DataSize mostBytes,
    @DefaultValue("20") int mostAtOnce,
    @DefaultValue("24h") Duration patience,
    @DefaultValue("10m") Duration pause,
    @DefaultValue("1GB") DataSize keepFree) {}
