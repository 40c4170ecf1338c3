package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.header.JpegDetails;
import io.github.mediastore.internal.header.JpegDetails.Component;
import io.github.mediastore.internal.jpeg.JpegDecoder;
import io.github.mediastore.internal.jpeg.JpegLimits;
import io.github.mediastore.internal.jpeg.JpegPlanes;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.Picture.Colour;
import io.github.mediastore.internal.raster.View;
import java.io.IOException;
import java.util.List;
import java.util.function.ToIntFunction;

/** Decodes JPEG at the smallest scale that leaves the resampler enough. */
final class JpegPictureDecoder implements PictureDecoder {

  private final JpegLimits limits;
  private final boolean acceptTruncated;

  JpegPictureDecoder(CompressionSettings settings) {
    this.limits =
        new JpegLimits(
            settings.maxInputPixels(), settings.maxInputSide(), JpegLimits.DEFAULT.maxScans());
    this.acceptTruncated = settings.acceptTruncated();
  }

  @Override
  public long memory(ImageHeader header, List<View> views) {
    Dimensions stored = header.dimensions();
    List<Component> components = ((JpegDetails) header.details()).components();
    int mostAcross = most(components, Component::horizontalSampling);
    int mostDown = most(components, Component::verticalSampling);
    long units = unitsOf(stored.width(), 8 * mostAcross) * unitsOf(stored.height(), 8 * mostDown);
    long blocks = 0;
    for (Component component : components) {
      blocks += units * component.horizontalSampling() * component.verticalSampling();
    }
    return JpegDecoder.decodeMemory(blocks, header.isProgressive(), scale(header, views));
  }

  private static int most(List<Component> components, ToIntFunction<Component> sampling) {
    return Math.max(1, components.stream().mapToInt(sampling).max().orElse(1));
  }

  private static long unitsOf(int side, int unit) {
    return (side + unit - 1L) / unit;
  }

  @Override
  public List<Picture> decode(byte[] upload, ImageHeader header, List<View> views)
      throws IOException {
    JpegDecoder decoder = JpegDecoder.open(upload, limits);
    JpegPlanes decoded = decoder.decode(scale(header, views), acceptTruncated);
    Colour colour =
        switch (decoded.colorSpace()) {
          case GRAY -> Colour.GREY;
          case YCBCR -> Colour.YCBCR;
          case RGB -> Colour.RGB;
          // No JPEG says how its inks are stored; everybody takes them for Adobe's.
          case CMYK -> Colour.INVERTED_CMYK;
          case YCCK -> Colour.YCCK;
        };
    Picture whole = new Picture(colour, decoded.planes(), null);
    return views.stream().map(view -> whole.part(view.region())).toList();
  }

  private static int scale(ImageHeader header, List<View> views) {
    Dimensions stored = header.dimensions();
    View demanded = View.demanded(views);
    return JpegDecoder.scaleFor(
        stored.width(), stored.height(), demanded.width(), demanded.height());
  }
}
