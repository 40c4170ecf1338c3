package io.github.mediastore.examples.parts.media;

import io.github.mediastore.CodecUnavailableException;
import io.github.mediastore.ffmpeg.FfmpegDecoder;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The ffmpeg of this machine, if there is one, for what the settings want of it. */
@Component
public class InstalledFfmpeg {

  private static final Logger LOG = LoggerFactory.getLogger(InstalledFfmpeg.class);

  private final boolean isForPictures;
  private final boolean isForPosters;
  private final Optional<FfmpegDecoder> decoder;

  InstalledFfmpeg(
      @Value("${parts.pictures.heic}") boolean isForPictures,
      @Value("${parts.videos.posters}") boolean isForPosters) {
    this.isForPictures = isForPictures;
    this.isForPosters = isForPosters;
    this.decoder = isForPictures || isForPosters ? find() : Optional.empty();
  }

  private static Optional<FfmpegDecoder> find() {
    try {
      return Optional.of(FfmpegDecoder.find());
    } catch (CodecUnavailableException e) {
      LOG.info("HEIC and AVIF are refused, and videos have no posters: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Returns what decodes HEIC and AVIF; empty if they are to be refused. */
  Optional<FfmpegDecoder> forPictures() {
    return decoder.filter(there -> isForPictures);
  }

  /** Returns what makes posters of videos; empty if they are to have none. */
  public Optional<FfmpegDecoder> forPosters() {
    return decoder.filter(there -> isForPosters);
  }
}
