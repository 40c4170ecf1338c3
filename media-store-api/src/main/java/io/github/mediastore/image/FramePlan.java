package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.FocalPoint;
import io.github.mediastore.image.CompressionSettings.Rendition;
import java.util.ArrayList;
import java.util.List;

/**
 * What the full picture and each rendition show of an upload, before anything is decoded.
 *
 * @param full the full picture
 * @param renditions the renditions, which show what the full picture shows, or a part of it
 */
record FramePlan(Framing full, List<PlannedRendition> renditions) {

  /** Plans all that settings ask for. */
  static FramePlan of(CompressionSettings settings, Dimensions picture, FocalPoint focus) {
    return of(settings.fit().framing(picture, focus), settings.renditions(), picture, focus);
  }

  /** Plans renditions of a picture that is the full one already. */
  static FramePlan ofStored(List<Rendition> renditions, Dimensions picture, FocalPoint focus) {
    return of(Framing.scaled(picture), renditions, picture, focus);
  }

  private static FramePlan of(
      Framing full, List<Rendition> renditions, Dimensions picture, FocalPoint focus) {
    List<PlannedRendition> planned = new ArrayList<>();
    for (Rendition rendition : renditions) {
      planned.add(PlannedRendition.of(rendition, full, picture, focus));
    }
    return new FramePlan(full, planned);
  }

  /** Returns whether something of the picture is cut off somewhere. */
  boolean crops() {
    return full.isCropped()
        || renditions.stream().anyMatch(rendition -> rendition.framing().isCropped());
  }

  /** Returns how many pixels the full picture and the largest rendition have. */
  long pixels() {
    return full.canvas().pixels()
        + renditions.stream()
            .mapToLong(rendition -> rendition.framing().canvas().pixels())
            .max()
            .orElse(0);
  }

  /**
   * A rendition and what it shows.
   *
   * @param rendition what was asked for
   * @param framing what it shows of the upload
   * @param hasShapeOfFull whether it shows all that the full picture shows, and nothing else
   */
  record PlannedRendition(Rendition rendition, Framing framing, boolean hasShapeOfFull) {

    static PlannedRendition of(
        Rendition rendition, Framing full, Dimensions picture, FocalPoint focus) {
      Fit fit = rendition.fit();
      if (fit.kind() == Fit.Kind.INSIDE) {
        Dimensions size = full.canvas().fitWithin(fit.longerSide());
        return new PlannedRendition(rendition, full.at(size), true);
      }
      Framing ofFull = fit.framing(full.naturalSize(picture), full.seen(focus));
      return new PlannedRendition(
          rendition, full.then(ofFull), !ofFull.isCropped() && !ofFull.isPadded());
    }
  }
}
