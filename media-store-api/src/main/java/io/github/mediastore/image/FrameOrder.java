package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.FocalPoint;
import io.github.mediastore.image.CompressionSettings.Rendition;
import io.github.mediastore.image.FramePlan.PlannedRendition;
import io.github.mediastore.internal.raster.View;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/**
 * What is to be made of an upload, whatever its size: the full picture with its renditions, or
 * renditions alone.
 *
 * @param focus what stays in view
 * @param isChosen whether somebody chose the focus for this upload
 * @param makesFull whether the full picture is made too
 * @param planner plans the frames of a picture of a size, with a focus
 */
record FrameOrder(
    Focus focus,
    boolean isChosen,
    boolean makesFull,
    BiFunction<Dimensions, FocalPoint, FramePlan> planner) {

  /** The longer side of the copy that {@link Attention} looks at. */
  private static final int LOOK = 160;

  /** Orders the full picture and its renditions, with the focus that the settings name. */
  static FrameOrder ofAll(CompressionSettings settings) {
    Focus focus = settings.focus();
    return ofAll(settings, focus, !focus.equals(Focus.CENTRE));
  }

  /** Orders the full picture and its renditions, with a focus that was chosen for the upload. */
  static FrameOrder ofAll(CompressionSettings settings, Focus focus) {
    return ofAll(settings, focus, true);
  }

  private static FrameOrder ofAll(CompressionSettings settings, Focus focus, boolean isChosen) {
    return new FrameOrder(
        focus, isChosen, true, (picture, point) -> FramePlan.of(settings, picture, point));
  }

  /** Orders renditions of a picture that is the full one already. */
  static FrameOrder ofRenditions(List<Rendition> renditions, Focus focus) {
    return new FrameOrder(
        focus, true, false, (picture, point) -> FramePlan.ofStored(renditions, picture, point));
  }

  /** Returns whether the focus is to be found. */
  boolean seeksFocus() {
    return focus.point().isEmpty();
  }

  /** Plans the frames of a picture, with the middle in view as long as the focus is not found. */
  FramePlan plan(Dimensions upright) {
    return plan(upright, focus.point().orElse(FocalPoint.CENTRE));
  }

  /** Plans the frames of a picture. */
  FramePlan plan(Dimensions upright, FocalPoint point) {
    return planner.apply(upright, point);
  }

  /**
   * Returns what a decoder is to give: the full picture if it is made, then each rendition, then,
   * if the focus is to be found, a small copy of the whole.
   *
   * @param orientation how the picture is stored, 1 to 8
   */
  List<View> views(FramePlan plan, Dimensions upright, int orientation) {
    List<View> views = new ArrayList<>();
    if (makesFull) {
      views.add(view(plan.full(), orientation));
    }
    for (PlannedRendition rendition : plan.renditions()) {
      views.add(view(rendition.framing(), orientation));
    }
    if (seeksFocus()) {
      views.add(view(look(upright), orientation));
    }
    return views;
  }

  /** Returns the small copy of the whole. */
  static Framing look(Dimensions upright) {
    return Framing.scaled(upright.fitWithin(LOOK));
  }

  private static View view(Framing framing, int orientation) {
    Dimensions inner = framing.inner();
    Dimensions stored = orientation >= 5 ? inner.transposed() : inner;
    return new View(
        Upright.asStored(framing.region(), orientation), stored.width(), stored.height());
  }
}
