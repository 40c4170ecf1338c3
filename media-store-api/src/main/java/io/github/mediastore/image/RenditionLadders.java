package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.MediaContent;
import io.github.mediastore.image.CompressionSettings.Rendition;
import io.github.mediastore.image.FramePlan.PlannedRendition;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Encodes the other sizes of a picture, each by a quality ladder with a limit of its own. */
final class RenditionLadders {

  private final WebpEncoder encoder;
  private final CompressionSettings settings;
  private final @Nullable LosslessTrial losslessTrial;

  RenditionLadders(WebpEncoder encoder, CompressionSettings settings) {
    this.encoder = encoder;
    this.settings = settings;
    this.losslessTrial = settings.losslessWhenSmaller() ? new LosslessTrial(encoder) : null;
  }

  /**
   * Encodes the renditions that differ from the picture itself: in their shape, or in being smaller
   * in pixels and in bytes.
   *
   * @param frames what was decoded
   * @param full the size that the picture itself came to
   * @param fullBytes its bytes
   * @return the results by name; where one is left out, the picture itself is as good
   */
  Map<String, QualityLadder.Result> climbDown(Frames frames, Dimensions full, int fullBytes) {
    Map<String, QualityLadder.Result> results = new TreeMap<>();
    for (PlannedRendition planned : frames.plan().renditions()) {
      climbDown(frames, planned, full, fullBytes)
          .ifPresent(result -> results.put(planned.rendition().name(), result));
    }
    return results;
  }

  private Optional<QualityLadder.Result> climbDown(
      Frames frames, PlannedRendition planned, Dimensions full, int fullBytes) {
    Rendition rendition = planned.rendition();
    Dimensions size = planned.framing().canvas();
    boolean mayReplaceFull = planned.hasShapeOfFull() && isNoLarger(size, full, rendition);
    if (mayReplaceFull && rendition.fit().kind() == Fit.Kind.INSIDE) {
      size = full.fitWithin(rendition.maxDimension());
    }
    if (mayReplaceFull && size.equals(full) && fullBytes <= rendition.maxBytes()) {
      return Optional.empty();
    }
    BufferedImage picture = frames.rendition(planned, size);
    QualityLadder.Result result =
        new QualityLadder(encoder, settings.qualities(), rendition.maxBytes())
            .climbDown(picture, smaller -> frames.rendition(planned, smaller));
    if (losslessTrial != null) {
      result = losslessTrial.improve(picture, result);
    }
    return mayReplaceFull && result.file().length >= fullBytes
        ? Optional.empty()
        : Optional.of(result);
  }

  /** One that was asked for larger than the picture came to is something else, if not inside. */
  private static boolean isNoLarger(Dimensions size, Dimensions full, Rendition rendition) {
    return rendition.fit().kind() == Fit.Kind.INSIDE || size.longerSide() <= full.longerSide();
  }

  /** Makes content of results. */
  Map<String, MediaContent> contents(
      String contentType, Map<String, QualityLadder.Result> results) {
    Map<String, MediaContent> contents = new HashMap<>();
    results.forEach(
        (name, result) ->
            contents.put(
                name,
                new RenditionContent(
                    contentType,
                    result.file(),
                    result.chosen().dimensions(),
                    settings.fingerprint(name))));
    return contents;
  }
}
