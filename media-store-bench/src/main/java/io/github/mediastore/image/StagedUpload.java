package io.github.mediastore.image;

import io.github.mediastore.Dimensions;
import io.github.mediastore.image.CompressionSettings.Effort;
import io.github.mediastore.internal.header.HeaderLimits;
import io.github.mediastore.internal.header.ImageHeader;
import io.github.mediastore.internal.header.ImageHeaderReader;
import io.github.mediastore.internal.header.UploadBuffer;
import io.github.mediastore.internal.raster.Picture;
import java.awt.image.BufferedImage;
import java.io.IOException;

/**
 * One upload taken through the compressor's stages one at a time, so that each can be measured.
 * Immutable.
 */
public final class StagedUpload {

  private final byte[] file;
  private final ImageHeader header;
  private final Dimensions target;
  private final PictureDecoder decoder;

  private StagedUpload(byte[] file, ImageHeader header, Dimensions target, PictureDecoder decoder) {
    this.file = file;
    this.header = header;
    this.target = target;
    this.decoder = decoder;
  }

  /**
   * Reads the header.
   *
   * @param file the upload; not copied
   * @param maxDimension the longer side of the result
   * @throws IOException if the header is refused
   */
  public static StagedUpload open(byte[] file, int maxDimension) throws IOException {
    UploadBuffer upload = UploadBuffer.of(file, file.length);
    ImageHeader early = ImageHeaderReader.read(upload, HeaderLimits.DEFAULT);
    ImageHeader header = ImageHeaderReader.complete(early, upload, HeaderLimits.DEFAULT);
    return new StagedUpload(
        file,
        header,
        header.dimensions().fitWithin(maxDimension),
        new Decoders(CompressionSettings.defaults()).of(header));
  }

  /**
   * Decodes, at the scale that leaves the resampler enough.
   *
   * @throws IOException if the upload is damaged
   */
  public Picture decode() throws IOException {
    return decoder.decode(file, header, target);
  }

  /** Scales to the exact target. */
  public Picture resample(Picture decoded) {
    return decoded.resample(target.width(), target.height());
  }

  /** Packs the planes into sRGB pixels, on white. */
  public BufferedImage toSrgb(Picture resampled) {
    BufferedImage pixels = Srgb.pixels(resampled, Srgb.converter(resampled.colour(), header));
    return new Matte(0xFFFFFF).flatten(pixels);
  }

  /** Turns the picture the way its camera was held. */
  public BufferedImage turnUpright(BufferedImage picture) {
    return Upright.turn(picture, header.orientation());
  }

  /**
   * Takes the upload to the pixels that are encoded when the ladder makes it smaller.
   *
   * @param upright the size of the result, as it is looked at
   * @throws IOException if the upload is damaged
   */
  public BufferedImage toPixels(Dimensions upright) throws IOException {
    Dimensions stored = header.turned(upright);
    return turnUpright(toSrgb(decode().resample(stored.width(), stored.height())));
  }

  /** Encodes a picture once. */
  public static byte[] encode(BufferedImage picture, int quality, Effort effort) {
    return new WebpEncoder(effort).encode(picture, quality);
  }

  /**
   * Takes the upload to the pixels that are encoded.
   *
   * @throws IOException if the upload is damaged
   */
  public BufferedImage toPixels() throws IOException {
    return toPixels(header.turned(target));
  }
}
