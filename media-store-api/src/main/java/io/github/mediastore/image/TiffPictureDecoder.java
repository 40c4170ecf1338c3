package io.github.mediastore.image;

import io.github.mediastore.internal.header.ColorEncoding;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.header.TiffDetails;
import io.github.mediastore.internal.raster.DecodeLimits;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.View;
import io.github.mediastore.internal.tiff.TiffDecoder;
import io.github.mediastore.internal.tiff.TiffMemory;
import java.io.IOException;
import java.util.List;

/** Decodes TIFF row by row. */
final class TiffPictureDecoder implements PictureDecoder {

  private final DecodeLimits limits;
  private final boolean acceptTruncated;

  TiffPictureDecoder(CompressionSettings settings) {
    this.limits = new DecodeLimits(settings.maxInputPixels(), settings.maxInputSide());
    this.acceptTruncated = settings.acceptTruncated();
  }

  @Override
  public long memory(ImageHeader header, List<View> views) {
    TiffDetails details = (TiffDetails) header.details();
    TiffMemory.Page page =
        new TiffMemory.Page(
            header.dimensions().width(),
            header.dimensions().height(),
            header.components(),
            Math.min(16, header.bitsPerSample()),
            header.encoding() == ColorEncoding.PALETTE,
            details.planar(),
            details.holdsJpeg(),
            details.segmentWidth(),
            details.segmentHeight(),
            details.largestSegment());
    return TiffMemory.of(page, views);
  }

  @Override
  public List<Picture> decode(byte[] upload, ImageHeader header, List<View> views)
      throws IOException {
    return TiffDecoder.open(upload, limits).decode(views, acceptTruncated);
  }
}
