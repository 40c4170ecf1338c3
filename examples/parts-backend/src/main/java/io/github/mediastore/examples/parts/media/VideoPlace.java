package io.github.mediastore.examples.parts.media;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How browsers reach videos in a bucket, if they are in one; which one, {@code media-store.objects}
 * says.
 *
 * @param maxSize Largest video that a browser may send there itself
 * @param addressesFor How long an address is good for at which browsers read or send a video
 */
@ConfigurationProperties("parts.videos")
public record VideoPlace(
    @DefaultValue("5GB") DataSize maxSize, @DefaultValue("4h") Duration addressesFor) {}
