package io.github.mediastore.posters;

import io.github.mediastore.Dimensions;
import io.github.mediastore.FocalPoint;
import io.github.mediastore.MediaContent;
import io.github.mediastore.image.CompressedImage;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** A video with a poster among its renditions, whose placeholder stands for both. */
record VideoWithPoster(MediaContent video, CompressedImage poster) implements MediaContent {

  @Override
  public Map<String, MediaContent> renditions() {
    Map<String, MediaContent> renditions = new TreeMap<>(video.renditions());
    renditions.put(VideoPosters.POSTER, poster);
    return renditions;
  }

  @Override
  public Optional<String> placeholder() {
    return video.placeholder().or(poster::placeholder);
  }

  @Override
  public String contentType() {
    return video.contentType();
  }

  @Override
  public OptionalLong size() {
    return video.size();
  }

  @Override
  public InputStream openStream() throws IOException {
    return video.openStream();
  }

  @Override
  public boolean isRepeatable() {
    return video.isRepeatable();
  }

  @Override
  public Optional<Dimensions> dimensions() {
    return video.dimensions();
  }

  @Override
  public Optional<Duration> duration() {
    return video.duration();
  }

  @Override
  public Optional<FocalPoint> focus() {
    return video.focus();
  }

  @Override
  public Map<String, String> attributes() {
    return video.attributes();
  }

  @Override
  public Optional<String> settingsFingerprint() {
    return video.settingsFingerprint();
  }

  /** Returns what the video says of itself. */
  @Override
  public String toString() {
    return video.toString();
  }
}
