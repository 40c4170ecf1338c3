package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.FocalPoint;
import io.github.mediastore.image.FramePlan.PlannedRendition;
import io.github.mediastore.internal.color.ColorConverter;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.View;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The frames of one upload, decoded once: gives each of them at the size that it is planned for, or
 * at the smaller ones that a quality ladder asks for.
 */
final class Frames {

  private final FrameFinisher finisher;
  private final ImageHeader header;
  private final FrameOrder order;
  private final FramePlan plan;
  private final FocalPoint focus;
  private final List<Picture> pictures;
  private final ColorConverter converter;

  private Frames(
      FrameFinisher finisher,
      ImageHeader header,
      FrameOrder order,
      FramePlan plan,
      FocalPoint focus,
      List<Picture> pictures,
      ColorConverter converter) {
    this.finisher = finisher;
    this.header = header;
    this.order = order;
    this.plan = plan;
    this.focus = focus;
    this.pictures = pictures;
    this.converter = converter;
  }

  /**
   * Decodes an upload, and finds its focus if that is ordered. It is decoded again only if what is
   * in view then was not decoded: where a rendition is a small part of a panorama.
   *
   * @throws io.github.mediastore.RejectedUploadException if it is damaged
   */
  static Frames decode(
      byte[] file,
      ImageHeader header,
      FrameOrder order,
      Decoders decoders,
      FrameFinisher finisher) {
    Source source = new Source(file, header, decoders.of(header));
    Dimensions upright = header.uprightDimensions();
    FramePlan plan = order.plan(upright);
    FocalPoint focus = order.focus().point().orElse(FocalPoint.CENTRE);
    List<Picture> pictures = source.decode(order.views(plan, upright, header.orientation()));
    ColorConverter converter = Srgb.converter(pictures.get(0).colour(), header);
    if (order.seeksFocus()) {
      Picture copy = pictures.get(pictures.size() - 1);
      focus = Attention.of(finisher.finish(copy, converter, header, FrameOrder.look(upright)));
      plan = order.plan(upright, focus);
      pictures = moved(pictures, source, order.views(plan, upright, header.orientation()));
    }
    return new Frames(finisher, header, order, plan, focus, pictures, converter);
  }

  /** Returns other views of what was decoded, or decodes again. */
  private static List<Picture> moved(List<Picture> pictures, Source source, List<View> views) {
    List<Picture> moved = new ArrayList<>();
    for (int i = 0; i < views.size(); i++) {
      if (!pictures.get(i).shows(views.get(i).region())) {
        pictures.clear();
        return source.decode(views);
      }
      moved.add(pictures.get(i).part(views.get(i).region()));
    }
    return moved;
  }

  /** Returns what each frame shows. */
  FramePlan plan() {
    return plan;
  }

  /**
   * Returns the focus, in fractions of the full picture; empty if nobody chose one and it made no
   * difference.
   */
  Optional<FocalPoint> focus() {
    return !order.isChosen() && !plan.crops()
        ? Optional.empty()
        : Optional.of(plan.full().seen(focus));
  }

  /** Returns how colours became sRGB. */
  ColorConverter converter() {
    return converter;
  }

  /** Returns whether the upload had transparency. */
  boolean hadAlpha() {
    return pictures.get(0).alpha() != null;
  }

  /** Returns the full picture at a size. */
  BufferedImage full(Dimensions size) {
    return finisher.finish(pictures.get(0), converter, header, plan.full().at(size));
  }

  /** Returns a rendition at a size. */
  BufferedImage rendition(PlannedRendition rendition, Dimensions size) {
    int index = plan.renditions().indexOf(rendition) + (order.makesFull() ? 1 : 0);
    return finisher.finish(pictures.get(index), converter, header, rendition.framing().at(size));
  }

  /** An upload that can be decoded. */
  @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
  private record Source(byte[] file, ImageHeader header, PictureDecoder decoder) {

    List<Picture> decode(List<View> views) {
      try {
        return new ArrayList<>(decoder.decode(file, header, views));
      } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
        throw Refusals.decoding(header.formatName(), e);
      }
    }
  }
}
