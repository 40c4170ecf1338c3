package io.github.mediastore.posters;

import io.github.mediastore.CompressorBusyException;
import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaContent;
import io.github.mediastore.RejectedUploadException;
import io.github.mediastore.decoder.DecoderException;
import io.github.mediastore.decoder.ExternalDecoder;
import io.github.mediastore.decoder.VideoFrame.Container;
import io.github.mediastore.image.CompressedImage;
import io.github.mediastore.image.ImageCompressor;
import io.github.mediastore.image.WebpImageCompressor;
import io.github.mediastore.internal.events.PosterEvent;
import io.github.mediastore.internal.video.FrameColors;
import io.github.mediastore.internal.video.VideoFacts;
import io.github.mediastore.posters.PosterResult.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives videos a poster: a frame that is neither black nor blank, upright, compressed as pictures
 * are, and kept with its video as the rendition {@link #POSTER}. Its placeholder becomes that of
 * the video. Safe for use by several threads; make one and keep it.
 *
 * <pre>{@code
 * VideoPosters posters = VideoPosters.with(FfmpegDecoder.find());
 * store.put(slot, posters.withPoster(MediaContent.ofVideo(size, upload)));
 * }</pre>
 *
 * <p>Like compressing a picture it takes a while and needs no connection: do it before the
 * transaction begins.
 */
public final class VideoPosters {

  /** The name of the rendition. */
  public static final String POSTER = "poster";

  private static final Logger LOG = LoggerFactory.getLogger(VideoPosters.class);

  /** The largest frames that any level of H.264 and HEVC in use has. */
  private static final long MOST_PIXELS = 8192L * 4320;

  private final FrameChoice choice;
  private final ImageCompressor compressor;
  private final long maxSpooledBytes;

  VideoPosters(VideoPostersBuilder settings, ImageCompressor compressor) {
    this.choice = new FrameChoice(settings.decoder, settings.timeLimit, settings.longerSide);
    this.compressor = compressor;
    this.maxSpooledBytes = settings.maxSpooledBytes;
    SpooledVideo.sweep();
  }

  /**
   * Makes posters with the default settings.
   *
   * @param decoder what decodes frames, such as {@link io.github.mediastore.ffmpeg.FfmpegDecoder}
   * @return what makes them
   * @throws io.github.mediastore.CodecUnavailableException if this machine cannot run the WebP
   *     library
   */
  public static VideoPosters with(ExternalDecoder decoder) {
    return builder(decoder).build();
  }

  /**
   * Starts with the default settings.
   *
   * @param decoder what decodes frames, such as {@link io.github.mediastore.ffmpeg.FfmpegDecoder}
   * @return a builder
   */
  public static VideoPostersBuilder builder(ExternalDecoder decoder) {
    return new VideoPostersBuilder(decoder);
  }

  static ImageCompressor defaultCompressor() {
    return WebpImageCompressor.create();
  }

  /**
   * Gives a video its poster if that can be done. Whatever keeps it from that is logged at INFO and
   * recorded as an event, and the video stays as it is: {@link #make} tells the reason.
   *
   * @param video repeatable content, which is opened once more and copied to a temporary file
   * @return the video with its poster, or the same content
   */
  public MediaContent withPoster(MediaContent video) {
    return make(video).content();
  }

  /**
   * Gives a video that is in a file its poster if that can be done, as {@link
   * #withPoster(MediaContent)} does.
   *
   * @param video content of that file
   * @param file the file, which nobody changes meanwhile; it is not copied
   * @return the video with its poster, or the same content
   */
  public MediaContent withPoster(MediaContent video, Path file) {
    return make(video, file).content();
  }

  /**
   * Gives a video its poster, and says what came of it.
   *
   * @param video repeatable content, which is opened once more and copied to a temporary file
   * @return the content, with a poster or with the reason why there is none
   */
  public PosterResult make(MediaContent video) {
    return observed(
        video,
        event -> {
          Container container = requireVideo(video);
          if (!video.isRepeatable()) {
            throw new PosterException(
                Failure.UNREADABLE, "The content can be read only once", null);
          }
          try (SpooledVideo copy = SpooledVideo.of(video, maxSpooledBytes)) {
            return poster(video, copy.path(), container, event);
          }
        });
  }

  /**
   * Gives a video that is in a file its poster, and says what came of it.
   *
   * @param video content of that file
   * @param file the file, which nobody changes meanwhile; it is not copied
   * @return the content, with a poster or with the reason why there is none
   */
  public PosterResult make(MediaContent video, Path file) {
    return observed(video, event -> poster(video, file, requireVideo(video), event));
  }

  private PosterResult observed(MediaContent video, Work work) {
    PosterEvent event = PosterEvent.start(video.contentType());
    try {
      CompressedImage poster = work.run(event);
      event.done(poster.width(), poster.height(), poster.bytes().length);
      return new PosterResult(new VideoWithPoster(video, poster), poster, null);
    } catch (PosterException e) {
      event.failed(e.failure().name());
      LOG.info("There is no poster for a video: {}", e.getMessage());
      LOG.debug("There is no poster for a video", e);
      return new PosterResult(video, null, e);
    }
  }

  private CompressedImage poster(
      MediaContent video, Path file, Container container, PosterEvent event)
      throws PosterException {
    try {
      FrameChoice.Chosen chosen =
          choice.best(file, container, video.duration().orElse(Duration.ZERO));
      event.chosen(chosen.at(), chosen.tried());
      return compressor.compress(colors(file, container).tag(chosen.png()));
    } catch (DecoderException e) {
      throw PosterException.of(e);
    } catch (RejectedUploadException e) {
      throw new PosterException(
          Failure.DAMAGED, "The frame cannot be compressed: " + e.getMessage(), e);
    } catch (CompressorBusyException e) {
      throw new PosterException(
          Failure.BUSY, "There was no room to compress the frame: " + e.getMessage(), e);
    }
  }

  /** Returns what the samples mean, which a frame that was taken out of its file does not say. */
  private static FrameColors colors(Path file, Container container) throws PosterException {
    try (InputStream in = Files.newInputStream(file)) {
      return VideoFacts.read(
              in,
              container == Container.ISO_MEDIA
                  ? VideoFacts.Container.ISO_MEDIA
                  : VideoFacts.Container.EBML)
          .colors();
    } catch (IOException e) {
      throw new PosterException(
          Failure.UNREADABLE, "The video cannot be read: " + e.getMessage(), e);
    }
  }

  private static Container requireVideo(MediaContent video) throws PosterException {
    Optional<Dimensions> size = video.dimensions();
    if (size.isPresent() && (long) size.get().width() * size.get().height() > MOST_PIXELS) {
      throw new PosterException(
          Failure.TOO_EXPENSIVE,
          "Its frames are %s; at most %d pixels are decoded".formatted(size.get(), MOST_PIXELS),
          null);
    }
    String type = video.contentType().split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    return switch (type) {
      case "video/mp4", "video/quicktime" -> Container.ISO_MEDIA;
      case "video/webm" -> Container.MATROSKA;
      default ->
          throw new PosterException(
              Failure.NOT_A_VIDEO,
              "The content is %s, not MP4, QuickTime or WebM".formatted(video.contentType()),
              null);
    };
  }

  /** Makes a poster, and tells an event about it. */
  @FunctionalInterface
  private interface Work {

    CompressedImage run(PosterEvent event) throws PosterException;
  }
}
