package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.internal.header.FrameArea;
import io.github.mediastore.internal.header.GifDetails;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.header.TiffDetails;
import io.github.mediastore.internal.imageio.FramePlacement;
import io.github.mediastore.internal.imageio.ImageIoDecoder;
import io.github.mediastore.internal.raster.Picture;
import io.github.mediastore.internal.raster.Picture.Colour;
import java.io.IOException;

/** Decodes at full size with a reader of the JDK. */
final class PlainDecoder implements PictureDecoder {

  /** Buffers of a row or a strip. */
  private static final long READER_OVERHEAD = 1 << 20;

  private final ImageIoDecoder decoder;

  private final boolean acceptTruncated;

  PlainDecoder(String format, CompressionSettings settings) {
    this.decoder = ImageIoDecoder.ofJdk(format);
    this.acceptTruncated = settings.acceptTruncated();
  }

  /** The reader's whole picture; GIF and palettes take a byte a pixel, the others their samples. */
  @Override
  public long memory(ImageHeader header, Dimensions target) {
    int bytesPerSample = (header.bitsPerSample() + 7) / 8;
    long bytesPerPixel = (long) Math.max(1, header.components()) * bytesPerSample;
    return READER_OVERHEAD + frame(header).pixels() * bytesPerPixel;
  }

  @Override
  public Picture decode(byte[] upload, ImageHeader header, Dimensions target) throws IOException {
    LeastBytes.require(upload.length, header, acceptTruncated);
    FramePlacement placement =
        header.details() instanceof GifDetails gif
            ? on(header.dimensions(), gif.firstFrame())
            : FramePlacement.NONE;
    Picture picture =
        decoder.decode(upload, frame(header), placement, target, acceptTruncated, param -> {});
    return picture.colour() == Colour.CMYK && isJpegWithin(header)
        ? new Picture(Colour.INVERTED_CMYK, picture.planes(), picture.alpha())
        : picture;
  }

  /** The JDK's JPEG reader inverts all inks, as Adobe's files want it; those in a TIFF do not. */
  private static boolean isJpegWithin(ImageHeader header) {
    return header.details() instanceof TiffDetails tiff && tiff.holdsJpeg();
  }

  private static Dimensions frame(ImageHeader header) {
    return header.details() instanceof GifDetails gif
        ? gif.firstFrame().size()
        : header.dimensions();
  }

  static FramePlacement on(Dimensions canvas, FrameArea frame) {
    return new FramePlacement(canvas, frame.x(), frame.y());
  }
}
