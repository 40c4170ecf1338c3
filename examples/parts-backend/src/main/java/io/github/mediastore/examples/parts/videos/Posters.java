package io.github.mediastore.examples.parts.videos;

import io.github.mediastore.MediaContent;
import io.github.mediastore.examples.parts.media.InstalledFfmpeg;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.posters.VideoPosters;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Gives films a poster where this machine has ffmpeg, unless the settings forbid it. */
@Component
class Posters {

  private final Optional<VideoPosters> posters;

  Posters(ImageCompressor photoCompressor, InstalledFfmpeg ffmpeg) {
    this.posters =
        ffmpeg
            .forPosters()
            .map(decoder -> VideoPosters.builder(decoder).compressor(photoCompressor).build());
  }

  /** Returns the film with a poster, or as it is. */
  MediaContent on(MediaContent film) {
    return posters.map(each -> each.withPoster(film)).orElse(film);
  }
}
