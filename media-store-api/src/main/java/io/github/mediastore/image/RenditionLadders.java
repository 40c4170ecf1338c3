package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.image.CompressionSettings.Rendition;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Encodes the smaller sizes of a picture, each by a quality ladder with a limit of its own. */
final class RenditionLadders {

  private final List<Step> steps = new ArrayList<>();
  private final @Nullable LosslessTrial losslessTrial;

  RenditionLadders(WebpEncoder encoder, CompressionSettings settings) {
    for (Rendition rendition : settings.renditions()) {
      QualityLadder ladder = new QualityLadder(encoder, settings.qualities(), rendition.maxBytes());
      steps.add(new Step(rendition, ladder));
    }
    this.losslessTrial = settings.losslessWhenSmaller() ? new LosslessTrial(encoder) : null;
  }

  /**
   * Encodes the renditions that would be smaller than the picture itself, in pixels and in bytes.
   *
   * @param full what became of the picture itself
   * @param atSize makes the finished picture at a size
   * @return the results by name; where one is left out, the picture itself is as good
   */
  Map<String, QualityLadder.Result> climbDown(
      QualityLadder.Result full, Function<Dimensions, BufferedImage> atSize) {
    Dimensions largest = full.chosen().dimensions();
    Map<String, QualityLadder.Result> results = new TreeMap<>();
    for (Step step : steps) {
      Rendition rendition = step.rendition();
      Dimensions size = largest.fitWithin(rendition.maxDimension());
      if (size.equals(largest) && full.file().length <= rendition.maxBytes()) {
        continue;
      }
      BufferedImage picture = atSize.apply(size);
      QualityLadder.Result result = step.ladder().climbDown(picture, atSize);
      if (losslessTrial != null) {
        result = losslessTrial.improve(picture, result);
      }
      if (result.file().length < full.file().length) {
        results.put(rendition.name(), result);
      }
    }
    return results;
  }

  private record Step(Rendition rendition, QualityLadder ladder) {}
}
